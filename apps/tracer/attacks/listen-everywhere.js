// A server on every port.
const net = require('net')
let failed = ''
for (let i = 0; i < 1000; i++)
  net
    .createServer()
    .on('error', (error) => {
      failed = error.code
    })
    .listen(20000 + i, '0.0.0.0')
setTimeout(() => {
  console.log(failed)
  process.exit()
}, 100)
