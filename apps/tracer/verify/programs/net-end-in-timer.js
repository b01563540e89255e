const net = require('net')
const server = net.createServer((s) => { s.resume(); s.on('close', () => server.close()) })
server.listen(0, '127.0.0.1', () => {
  const c = net.connect(server.address().port, '127.0.0.1', () => {
    L('connect')
    setTimeout(() => { L('ending'); c.end(() => L('end callback')) }, 5)
  })
  c.on('finish', () => L('finish'))
  c.on('close', () => L('close'))
})
