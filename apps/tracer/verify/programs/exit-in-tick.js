process.on('exit', (code) => { L('exit handler ' + code); process.exitCode = 7 })
setImmediate(() => {
  L('immediate')
  Promise.resolve().then(() => L('promise never'))
  process.nextTick(() => { L('tick'); process.exit(5) })
})
