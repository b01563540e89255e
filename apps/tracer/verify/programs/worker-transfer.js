// node >= 16
const { Worker, MessageChannel } = require('worker_threads')
const { port1, port2 } = new MessageChannel()
const code = "const { parentPort } = require('worker_threads'); parentPort.once('message', ({ port, buffer }) => { port.postMessage(buffer, [buffer]); port.close(); parentPort.postMessage('given'); require('fs').stat('/', () => { throw new Error('worker') }) })"
const worker = new Worker(code, { eval: true })
const buffer = new ArrayBuffer(64)
port1.on('message', (b) => { L('buffer ' + b.byteLength); process.nextTick(() => L('tick')) })
port1.on('close', () => { L('port close'); setImmediate(() => L('immediate of close')) })
worker.on('message', (m) => { L('message ' + m); setTimeout(() => L('timer of message'), 0) })
worker.on('error', (e) => { L('error ' + e.message); Promise.resolve().then(() => L('promise of error')) })
worker.on('exit', (c) => { L('exit event ' + c); setImmediate(() => L('immediate of exit')) })
worker.postMessage({ port: port2, buffer }, [port2, buffer])
L('left ' + buffer.byteLength)
