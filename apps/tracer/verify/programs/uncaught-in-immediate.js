process.on('uncaughtException', (e) => L('uncaught ' + e.message))
setImmediate(() => {
  process.nextTick(() => L('tick'))
  L('immediate')
  throw new Error('immediate')
})
setImmediate(() => { L('second immediate'); Promise.resolve().then(() => L('promise')) })
setImmediate(() => { L('third immediate'); throw new Error('third') })
setTimeout(() => L('timer'), 4)
