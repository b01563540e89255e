const net = require('net')
const a = net.createServer().listen(0, '127.0.0.1', () => {
  L('listening')
  const b = net.createServer().on('error', (e) => { L(e.code); a.close(() => L('close')) })
  b.listen(a.address().port, '127.0.0.1')
})
