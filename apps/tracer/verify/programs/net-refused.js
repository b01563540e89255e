const net = require('net')
const server = net.createServer().listen(0, '127.0.0.1', () => {
  const { port } = server.address()
  server.close(() => {
    L('server close')
    const c = net.connect(port, '127.0.0.1')
    c.on('error', (e) => { L(e.code); setImmediate(() => L('immediate')) })
    c.on('close', () => L('close'))
  })
})
