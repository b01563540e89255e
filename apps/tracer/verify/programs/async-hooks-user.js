// node >= 12
const { createHook, executionAsyncId } = require('async_hooks')
let inits = 0
createHook({ init() { inits++ }, before() {}, after() {}, destroy() {}, promiseResolve() {} }).enable()
// One after another: a timer, an immediate and a read would race.
setTimeout(() => {
  L('timer')
  setImmediate(() => {
    L('immediate')
    Promise.resolve().then(() => L('promise'))
    require('fs').readFile(__filename, () => { L('file'); process.nextTick(() => L('tick')) })
  })
}, 1)
