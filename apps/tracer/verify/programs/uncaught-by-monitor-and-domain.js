// node >= 14
process.on('uncaughtExceptionMonitor', (e) => L('monitor ' + e.message))
process.setUncaughtExceptionCaptureCallback((e) => { L('captured ' + e.message); process.nextTick(() => L('tick of ' + e.message)) })
const { EventEmitter } = require('events')
setTimeout(() => new EventEmitter().emit('error', new Error('emitted')), 1)
setImmediate(() => { queueMicrotask(() => { throw new Error('microtask') }); L('immediate') })
require('fs').access('/', () => { process.nextTick(() => { throw new Error('tick') }); process.nextTick(() => L('next tick')); L('access') })
require('net').connect('/tmp/none.sock').on('error', () => { L('pending'); throw new Error('pending') })
