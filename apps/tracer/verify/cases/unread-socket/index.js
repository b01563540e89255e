// a server's socket emits no 'end' as long as nobody reads its data.
const net = require('net')
const server = net.createServer((socket) => {
  socket.on('end', () => console.log('end'))
  server.close()
})
server.listen(0, () => {
  const client = net.connect(server.address().port, () => client.write('hi', () => client.destroy()))
})
