const net = require('net')
let left = 12
const server = net.createServer((s) => s.end('x'))
server.listen(0, '127.0.0.1', () => {
  for (let i = 0; i < 12; i++) {
    const c = net.connect(server.address().port, '127.0.0.1', () => L('connect'))
    c.on('data', () => L('data'))
    c.on('finish', () => L('finish'))
    c.on('close', () => { L('close'); if (--left === 0) server.close(() => L('server close')) })
  }
})
