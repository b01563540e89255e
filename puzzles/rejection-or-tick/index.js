process.on('unhandledRejection', () => {
  console.log('unhandled')
  process.nextTick(() => console.log('nextTick 2'))
})
Promise.reject(new Error('no'))
process.nextTick(() => console.log('nextTick 1'))
Promise.resolve().then(() => console.log('promise'))
setImmediate(() => console.log('immediate'))
