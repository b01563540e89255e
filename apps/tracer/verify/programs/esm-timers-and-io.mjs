// node >= 16
import { readFile, stat } from 'fs'
import { setImmediate as immediate, setTimeout as sleep } from 'timers/promises'
L('body')
process.nextTick(() => L('tick'))
await null
L('after one await')
await new Promise((done) => {
  setTimeout(() => { L('timer'); process.nextTick(() => L('timer tick')); setImmediate(() => { L('timer immediate'); queueMicrotask(() => { L('immediate microtask'); done() }) }) }, 0)
})
await immediate()
L('after immediate')
await new Promise((done) => stat('/', () => { L('stat'); import('path').then(() => { L('imported in stat'); done() }) }))
setTimeout(() => L('timer of poll'), 0)
await sleep(2)
L('after sleep')
await new Promise((done) => readFile(new URL(import.meta.url), done))
L('after read')
process.on('exit', () => L('exit event'))
