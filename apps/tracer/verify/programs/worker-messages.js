// node >= 12
// Each step answers the one before: which of two threads is first is nobody's promise.
const { Worker } = require('worker_threads')
const w = new Worker('const { parentPort } = require("worker_threads"); parentPort.on("message", (m) => { if (m > 3) parentPort.close(); else parentPort.postMessage(m + 1) })', { eval: true })
w.on('online', () => L('online'))
w.on('message', (m) => { L('message ' + m); setImmediate(() => { L('immediate'); w.postMessage(m) }) })
w.on('exit', (code) => { L('exit event ' + code); process.nextTick(() => L('tick')) })
w.postMessage(1)
