const net = require('net')
const c = net.connect('/tmp/none.sock')
c.on('error', (e) => { L(e.code); process.nextTick(() => L('tick')) })
c.on('close', () => L('close'))
setTimeout(() => {
  L('timer')
  net.connect('/tmp/none2.sock').on('error', (e) => L('from timer ' + e.code)).on('close', () => L('close'))
}, 3)
setImmediate(() => {
  L('immediate')
  net.connect('/tmp/none3.sock').on('error', (e) => L('from immediate ' + e.code)).on('close', () => L('close'))
})
require('fs').stat('/', () => {
  L('stat')
  net.connect('/tmp/none4.sock').on('error', (e) => L('from poll ' + e.code)).on('close', () => L('close'))
})
