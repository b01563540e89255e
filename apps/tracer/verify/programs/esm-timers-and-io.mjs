// node >= 16
import { readFile, stat } from 'fs'
import { setImmediate as immediate, setTimeout as sleep } from 'timers/promises'
L('body')
setTimeout(() => { L('timer'); process.nextTick(() => L('timer tick')); setImmediate(() => L('timer immediate')) }, 0)
setImmediate(() => { L('immediate'); queueMicrotask(() => L('immediate microtask')) })
process.nextTick(() => L('tick'))
stat('/', () => { L('stat'); import('path').then(() => L('imported in stat')) })
await null
L('after one await')
await immediate()
L('after immediate')
setTimeout(() => L('timer of check'), 0)
await sleep(2)
L('after sleep')
await new Promise((done) => readFile(new URL(import.meta.url), done))
L('after read')
process.on('exit', () => L('exit event'))
