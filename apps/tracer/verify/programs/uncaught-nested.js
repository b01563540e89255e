// node >= 12
const fs = require('fs')
let depth = 0
process.on('uncaughtException', (e) => {
  L('caught ' + e.message)
  if (depth++ > 6) return
  process.nextTick(() => { L('tick of ' + e.message); if (depth < 4) throw new Error(e.message + '+') })
  queueMicrotask(() => L('microtask of ' + e.message))
})
setTimeout(() => { process.nextTick(() => L('left tick')); queueMicrotask(() => { throw new Error('microtask') }); throw new Error('timer') }, 1)
setTimeout(() => L('second timer'), 1)
setImmediate(() => { setImmediate(() => L('left immediate')); throw new Error('immediate') })
setImmediate(() => L('second immediate'))
fs.stat('/', () => { Promise.resolve().then(() => L('left promise')); throw new Error('stat') })
fs.stat('/', () => L('second stat'))
