// node >= 14
const { AsyncLocalStorage, AsyncResource } = require('async_hooks')
const storage = new AsyncLocalStorage()
storage.run(1, () => {
  setTimeout(() => { L('timer ' + storage.getStore()) }, 1)
  require('fs').stat('/', () => L('stat ' + storage.getStore()))
  Promise.resolve().then(() => L('promise ' + storage.getStore()))
})
const resource = new AsyncResource('MINE')
resource.runInAsyncScope(() => { L('scope in main'); process.nextTick(() => L('tick')) })
setImmediate(() => resource.runInAsyncScope(() => L('scope in immediate')))
