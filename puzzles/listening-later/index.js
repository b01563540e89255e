const net = require('net')
const server = net.createServer()

server.on('listening', () => {
  console.log('listening')
  server.close(() => console.log('closed'))
})
server.listen(0)
console.log('listen called')
setImmediate(() => console.log('immediate'))
