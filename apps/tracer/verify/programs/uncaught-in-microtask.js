// node >= 12
process.on('uncaughtException', (e) => L('uncaught ' + e.message))
queueMicrotask(() => { L('microtask'); throw new Error('microtask') })
queueMicrotask(() => L('microtask 2'))
setTimeout(() => {
  L('timer')
  queueMicrotask(() => { L('microtask of timer'); throw new Error('microtask of timer') })
  process.nextTick(() => L('tick of timer'))
}, 2)
