// A listener that throws at once, with an uncaughtException listener: whose error is it? https://nodejs.org/api/process.html#event-uncaughtexception
process.on('uncaughtException', (e) => console.log('took', e.message))
const net = require('net')
const server = net.createServer(() => { throw new Error('in connection') })
server.listen(0, () => {
  const client = net.connect(server.address().port)
  setTimeout(() => { client.destroy(); server.close() }, 100)
})
