Promise.resolve()
  .then(() => {
    console.log('promise 1')
    process.nextTick(() => console.log('nextTick'))
  })
  .then(() => console.log('promise 2'))
queueMicrotask(() => console.log('microtask'))
