// Which listener ran, that of the worker or of its port? https://nodejs.org/api/worker_threads.html#event-message
const { Worker, isMainThread, parentPort } = require('worker_threads')
if (isMainThread) {
  const worker = new Worker(__filename)
  worker.on('message', (text) => { console.log(text); worker.unref(); setTimeout(() => process.exit(0), 10) })
  worker.postMessage('go')
} else parentPort.on('message', (text) => parentPort.postMessage(`${text}!`))
