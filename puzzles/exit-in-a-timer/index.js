process.on('exit', () => console.log('exit'))

setTimeout(() => {
  process.nextTick(() => console.log('nextTick'))
  console.log('timer 1')
  process.exit()
}, 20)
setTimeout(() => console.log('timer 2'), 20)
