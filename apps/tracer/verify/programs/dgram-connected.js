// node >= 12
const dgram = require('dgram')
const server = dgram.createSocket('udp4')
server.on('message', (m, r) => { L('message'); server.close() })
server.bind(0, '127.0.0.1', () => {
  const c = dgram.createSocket('udp4')
  c.connect(server.address().port, '127.0.0.1', () => {
    L('connected')
    c.send('x', () => { L('sent'); c.close(() => L('close')) })
  })
})
