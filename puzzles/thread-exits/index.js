const { Worker } = require('worker_threads')

const worker = new Worker('process.exit(3)', { eval: true })
worker.on('exit', (code) => {
  console.log('thread', code)
  setImmediate(() => console.log('still here'))
})
process.on('exit', (code) => console.log('process', code))
