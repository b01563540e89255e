const net = require('net')
const server = net.createServer().listen(0, () => {
  const { port } = server.address()
  const socket = net.connect(port, '127.0.0.1')
  socket.on('close', () => console.log('close'))
  socket.on('connect', () => {
    socket.destroy()
    server.close()
    setImmediate(() => console.log('immediate'))
    process.nextTick(() => console.log('nextTick'))
    console.log('connect')
  })
})
