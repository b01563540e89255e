let asked = 0
process.on('beforeExit', () => {
  console.log('beforeExit ' + ++asked)
  if (asked === 1)
    setImmediate(() => console.log('more'))
})
process.on('exit', () => console.log('exit'))
console.log('main')
