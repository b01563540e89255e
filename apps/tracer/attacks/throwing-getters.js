// Things that explode when looked at.
const bomb = {
  get() {
    throw new Error('getter')
  },
  configurable: true,
}
for (const [target, name] of [[process, 'hrtime'], [process, 'stdout'], [process, 'stderr'], [console, 'log'], [Error, 'stackTraceLimit'], [Error, 'prepareStackTrace'], [globalThis_(), 'performance']])
  try {
    Object.defineProperty(target, name, bomb)
  } catch (_refused) {}
setTimeout(() => require('fs').writeSync(1, 'timer\n'), 1)
process.nextTick(() => {})
Promise.resolve().then(() => {})
function globalThis_() {
  return global
}
