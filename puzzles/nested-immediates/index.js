setImmediate(() => {
  console.log('first')
  setImmediate(() => console.log('nested'))
  process.nextTick(() => console.log('nextTick'))
})
setImmediate(() => console.log('second'))
