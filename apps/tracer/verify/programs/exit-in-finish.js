const net = require('net')
process.on('exit', () => L('exit handler'))
const server = net.createServer({ allowHalfOpen: true }, () => {}).listen(0, '127.0.0.1', () => {
  const c = net.connect(server.address().port, '127.0.0.1', () => { L('connect'); c.end() })
  c.on('finish', () => { L('finish'); process.exit(4) })
})
