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
// One kind after the other: what a race decides says nothing of errors.
setTimeout(() => { L('second timer'); immediates() }, 1)
function immediates() {
  setImmediate(() => { setImmediate(() => { L('left immediate'); requests() }); throw new Error('immediate') })
  setImmediate(() => L('second immediate'))
}
function requests() {
  fs.stat('/', () => { Promise.resolve().then(() => L('left promise')); fs.stat('/', () => L('second stat')); throw new Error('stat') })
}
