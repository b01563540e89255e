// node >= 12
const { Worker } = require('worker_threads')
const w = new Worker('setInterval(() => {}, 1000)', { eval: true })
w.on('online', () => {
  L('online')
  w.terminate().then((code) => { L('terminated ' + code); setTimeout(() => L('timer'), 0) })
})
w.on('exit', () => L('exit event'))
