process.on('uncaughtException', (e) => { L('uncaught ' + e.message); Promise.resolve().then(() => L('promise of handler')) })
setImmediate(() => {
  L('immediate')
  setTimeout(() => {
    process.nextTick(() => L('tick'))
    Promise.resolve().then(() => L('promise'))
    L('timer')
    throw new Error('timer')
  }, 1)
  setTimeout(() => L('second timer'), 1)
  setTimeout(() => L('later timer'), 60)
})
