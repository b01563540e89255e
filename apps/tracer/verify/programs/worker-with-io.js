// node >= 12
const { Worker } = require('worker_threads')
const fs = require('fs')
const w = new Worker('setTimeout(() => {}, 8)', { eval: true })
w.on('exit', () => { L('exit event'); stop = true })
let stop = false
const again = () => fs.stat(__filename, () => { if (!stop) setTimeout(again, 1); else L('stat') })
again()
const spin = () => { if (!stop) setImmediate(spin) }
spin()
