// node >= 16
// Each step answers the one before: which of two threads is first is nobody's promise.
const { Worker, MessageChannel } = require('worker_threads')
const { port1, port2 } = new MessageChannel()
const code = `const { parentPort } = require('worker_threads')
parentPort.on('message', (asked) => {
  if (asked === 'fail') require('fs').stat('/', () => { throw new Error('worker') })
  else if (asked === 'answer') parentPort.postMessage('given')
  else { asked.port.postMessage(asked.buffer, [asked.buffer]); asked.port.close() }
})`
const worker = new Worker(code, { eval: true })
const buffer = new ArrayBuffer(64)
port1.on('message', (b) => { L('buffer ' + b.byteLength); process.nextTick(() => L('tick')) })
port1.on('close', () => { L('port close'); setImmediate(() => { L('immediate of close'); worker.postMessage('answer') }) })
worker.on('message', (m) => { L('message ' + m); setTimeout(() => { L('timer of message'); worker.postMessage('fail') }, 0) })
// The end of the thread may come with its error, in one callback: nothing of it waits for a microtask.
worker.on('error', (e) => L('error ' + e.message))
worker.on('exit', (c) => { L('exit event ' + c); setImmediate(() => L('immediate of exit')) })
worker.postMessage({ port: port2, buffer }, [port2, buffer])
L('left ' + buffer.byteLength)
