// The rest of the world.
const net = require('net')
const dns = require('dns')
net.connect(80, '1.1.1.1', () => console.log('ESCAPED')).on('error', (error) => console.log(error.code))
dns.lookup('example.com', (error) => console.log(error ? error.code : 'ESCAPED'))
dns.resolve4('example.com', (error) => console.log(error ? error.code : 'ESCAPED'))
setTimeout(() => process.exit(), 300)
