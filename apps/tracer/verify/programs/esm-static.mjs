// node >= 14
import fs from 'fs'
setTimeout(() => L('timer'), 0)
setImmediate(() => L('immediate'))
fs.readFile(process.argv[1], () => { L('file'); setImmediate(() => L('immediate in file')) })
Promise.resolve().then(() => L('promise'))
process.nextTick(() => L('tick'))
L('main')
