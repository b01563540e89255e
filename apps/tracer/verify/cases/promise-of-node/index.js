// an AbortError that Node makes names no line of the program: which promise was it?
const { setTimeout: sleep } = require('timers/promises')
setImmediate(() => {
  sleep(60000, null, { signal: AbortSignal.timeout(5) })
})
