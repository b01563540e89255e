const dgram = require('dgram')
const a = dgram.createSocket('udp4'), b = dgram.createSocket({ type: 'udp4', reuseAddr: true })
let n = 0
b.on('message', () => { L('message'); if (++n === 3) { b.close(() => L('b closed')); setImmediate(() => L('immediate')) } })
b.on('listening', () => {
  L('listening')
  for (let i = 0; i < 3; i++) a.send(Buffer.alloc(30000), b.address().port, '127.0.0.1', () => L('sent'))
  a.close(() => L('a closed'))
  dgram.createSocket('udp4').send('x', b.address().port, '127.0.0.1', function () { L('unbound sent') })
})
b.bind(0, '127.0.0.1')
setTimeout(() => { L('give up'); process.exit() }, 100)
