process.on('unhandledRejection', ({ message }) =>
  console.log('unhandled ' + message))

const a = Promise.reject(new Error('a'))
const b = Promise.reject(new Error('b'))
process.nextTick(() =>
  a.catch(() => console.log('caught a')))
setImmediate(() =>
  b.catch(() => console.log('caught b')))
