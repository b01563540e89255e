// A service of the host that listens on loopback only.
const net = require('net')
const port = Number(process.argv[3])
for (const host of ['127.0.0.1', '::1', 'localhost', '0.0.0.0', '10.0.0.1', '172.17.0.1', '192.168.0.1', '169.254.169.254'])
  net
    .connect(port, host, () => console.log('ESCAPED: reached', host))
    .on('error', (error) => console.log(error.code))
