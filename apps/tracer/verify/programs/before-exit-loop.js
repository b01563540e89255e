let n = 0
process.on('beforeExit', () => {
  L('before exit ' + n)
  if (n === 0) setTimeout(() => L('timer'), 1)
  if (n === 1) setImmediate(() => L('immediate'))
  if (n === 2) require('fs').stat('/', () => L('stat'))
  if (n === 3) process.nextTick(() => L('tick'))
  if (n === 4) Promise.resolve().then(() => L('promise'))
  n++
})
process.on('exit', () => L('exit event'))
L('main')
