// node >= 16
const { MessageChannel } = require('worker_threads')
const { port1, port2 } = new MessageChannel()
port2.on('message', (m) => {
  L('message ' + m)
  if (m === 2) { port2.unref(); setImmediate(() => { L('immediate'); port2.ref(); port1.postMessage(3) }) }
  if (m === 3) port2.close(() => L('close callback'))
})
port1.on('close', () => L('close 1'))
port2.on('close', () => { L('close 2'); process.nextTick(() => L('tick')) })
port1.postMessage(1)
setTimeout(() => { L('timer'); port1.postMessage(2) }, 2)
structuredCloneNow(() => L('cloned'))
function structuredCloneNow(done) { const c = new MessageChannel(); c.port2.once('message', () => { done(); c.port1.close() }); c.port1.postMessage({ a: new Map([[1, 2]]) }) }
