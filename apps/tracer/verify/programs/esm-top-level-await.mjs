// node >= 16
import { readFile } from 'node:fs/promises'
L('start')
process.nextTick(() => L('tick'))
Promise.resolve().then(() => L('promise'))
setTimeout(() => L('timer'), 0)
setImmediate(() => L('immediate'))
await null
L('after null')
await readFile(import.meta.filename ?? process.argv[1])
L('after readFile')
await new Promise((done) => setTimeout(done, 3))
L('after timer')
