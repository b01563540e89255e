// node >= 12
const { Worker } = require('worker_threads')
const w = new Worker('process.exit(3)', { eval: true })
w.on('exit', (code) => { L('exit event ' + code); setImmediate(() => L('immediate')) })
setTimeout(() => L('timer'), 5)
