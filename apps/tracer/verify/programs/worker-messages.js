// node >= 12
const { Worker } = require('worker_threads')
const w = new Worker('const { parentPort } = require("worker_threads"); parentPort.on("message", (m) => { parentPort.postMessage(m + 1); if (m > 2) parentPort.close() })', { eval: true })
w.on('online', () => L('online'))
w.on('message', (m) => { L('message ' + m); setImmediate(() => L('immediate')); w.postMessage(m) })
w.on('exit', (code) => { L('exit event ' + code); process.nextTick(() => L('tick')) })
w.postMessage(1)
