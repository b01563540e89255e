// node >= 12
const dgram = require('dgram')
const u = dgram.createSocket('udp4')
u.on('error', (e) => { L('error ' + e.code) })
u.on('close', () => { L('close'); setImmediate(() => L('immediate of close')) })
u.bind(0, '127.0.0.1', () => {
  L('bound')
  u.send(Buffer.alloc(70000), 9, '127.0.0.1', (e) => {
    L('too big ' + e.code)
    u.send('x', 9, 'localhost', () => {
      L('sent by name')
      u.connect(9, '127.0.0.1', () => {
        L('connected')
        u.send('y', () => { L('sent'); setTimeout(() => u.send('z', (e) => { L('again ' + (e && e.code)); u.close(() => L('close callback')) }), 2) })
      })
    })
  })
})
