// node >= 12
const { Worker } = require('worker_threads')
const w = new Worker('throw new Error("inside")', { eval: true })
w.on('error', (e) => L('error ' + e.message))
w.on('exit', () => L('exit event'))
