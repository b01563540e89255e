const net = require('net')
const server = net.createServer(() => {}).listen(0, '127.0.0.1', () => {
  const c = net.connect(server.address().port, '127.0.0.1')
  c.setTimeout(8, () => { L('timeout'); c.destroy() })
  c.on('close', () => { L('close'); server.close(() => L('server close')); setImmediate(() => L('immediate')) })
})
server.on('connection', (s) => s.on('error', () => 0).on('close', () => L('server socket close')).resume())
