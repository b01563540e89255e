process.on('SIGUSR2', () => {
  L('signal')
  process.nextTick(() => L('tick'))
  Promise.resolve().then(() => L('promise'))
  setImmediate(() => { L('immediate'); clearInterval(interval) })
})
const interval = setInterval(() => {}, 1000)
setTimeout(() => { L('kill'); process.kill(process.pid, 'SIGUSR2') }, 3)
