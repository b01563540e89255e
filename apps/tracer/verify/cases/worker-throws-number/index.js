// what a Worker throws need not be an Error.
const { Worker } = require('worker_threads')
new Worker('throw 1', { eval: true })
