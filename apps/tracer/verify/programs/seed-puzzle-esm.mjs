// node >= 14
import fs from 'fs'
setTimeout(() => L('1 timeout'), 0)
setImmediate(() => L('4 immediate'))
fs.readFile(process.argv[1], () => {
  L('7 file')
  setTimeout(() => L('5'), 0)
  setImmediate(() => L('6'))
})
Promise.resolve().then(() => L('2 promise'))
process.nextTick(() => L('3 nextTick'))
L('8 main')
