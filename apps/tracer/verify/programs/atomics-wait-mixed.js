// node >= 16
const cell = new Int32Array(new SharedArrayBuffer(8))
const { Worker } = require('worker_threads')
const first = Atomics.waitAsync(cell, 0, 0)
first.value.then((v) => { L('first ' + v); process.nextTick(() => L('tick')); setImmediate(() => L('immediate')) })
Atomics.waitAsync(cell, 1, 0, 4).value.then((v) => { L('second ' + v); setTimeout(() => L('timer'), 0) })
new Worker('const c = require("worker_threads").workerData; setTimeout(() => { Atomics.store(c, 0, 1); Atomics.notify(c, 0) }, 5)', { eval: true, workerData: cell }).on('exit', () => L('worker end'))
setTimeout(() => L('hold'), 40)
