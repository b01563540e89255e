// Every ending starts another one.
process.on('uncaughtException', () => process.exit(7))
process.on('exit', () => {
  setTimeout(() => console.log('never'), 1)
  throw new Error('in exit')
})
setTimeout(() => {
  throw new Error('in timer')
}, 1)
