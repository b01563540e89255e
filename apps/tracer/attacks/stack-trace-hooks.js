// The snippet formats stacks itself, badly.
Error.prepareStackTrace = () => {
  throw new Error('no stack for you')
}
Error.stackTraceLimit = Number.POSITIVE_INFINITY
Error.captureStackTrace = () => {
  throw new Error('no capture')
}
setTimeout(() => console.log('timer'), 1)
Promise.reject(1).catch(() => console.log('caught'))
