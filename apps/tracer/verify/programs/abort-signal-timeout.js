// node >= 18
const signal = AbortSignal.timeout(5)
signal.addEventListener('abort', () => { L('aborted'); process.nextTick(() => L('tick')) })
setTimeout(() => L('late'), 30)
const controller = new AbortController()
controller.signal.addEventListener('abort', () => L('abort'))
require('timers/promises').setTimeout(1000, null, { signal: controller.signal }).catch((e) => L(e.name))
setImmediate(() => { L('abort now'); controller.abort() })
