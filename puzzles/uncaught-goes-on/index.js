process.on('uncaughtException', (error) =>
  console.log('caught ' + error.message))
process.on('exit', () => console.log('exit'))
process.nextTick(() => console.log('nextTick'))

console.log('main')
throw new Error('oops')
