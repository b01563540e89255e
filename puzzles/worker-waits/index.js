const { Worker } = require('worker_threads')

const worker = new Worker(
  "require('worker_threads').parentPort" +
  ".postMessage('message')",
  { eval: true })
worker.on('message', (text) => console.log(text))
worker.on('exit', () => console.log('worker exit'))

const end = Date.now() + 500
while (Date.now() < end);
console.log('blocked')
