const net = require('net')
const log = (text) => () => console.log(text)

const server = net.createServer((socket) => {
  socket.on('end', log('server: end')).resume()
  socket.on('close', log('server: close'))
}).listen(0, () => {
  const { port } = server.address()
  const client = net.connect(port, '127.0.0.1')
  client.on('connect', () => client.end())
  client.on('finish', log('client: finish'))
  client.on('close', log('client: close'))
  client.on('close', () => server.close())
})
