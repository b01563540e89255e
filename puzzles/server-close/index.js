const net = require('net')

const server = net.createServer((socket) => {
  server.close(() => console.log('server closed'))
  console.log('close called')
  setTimeout(() => socket.end('bye'), 200)
}).listen(0, () => {
  const { port } = server.address()
  const client = net.connect(port, '127.0.0.1')
  client.on('data', () => console.log('data'))
})
