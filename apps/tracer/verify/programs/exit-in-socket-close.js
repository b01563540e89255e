const net = require('net')
process.on('exit', () => L('exit handler'))
const server = net.createServer((s) => s.end()).listen(0, '127.0.0.1', () => {
  const c = net.connect(server.address().port, '127.0.0.1')
  c.resume()
  c.on('close', () => { L('close'); process.exit(0) })
})
