const net = require('net')
const server = net.createServer()
server.listen(0, () => {
  L('listening')
  server.close(() => L('server close'))
  setImmediate(() => L('immediate'))
})
server.on('close', () => L('close event'))
