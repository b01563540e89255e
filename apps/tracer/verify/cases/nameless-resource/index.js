// May an AsyncResource have no name? Only where no hook hears of it. https://nodejs.org/api/async_context.html#class-asyncresource
const { AsyncResource, createHook } = require('async_hooks')
const { inspect } = require('util')
class Query extends AsyncResource {
  constructor() { super('') }
}
const attempt = (what, make) => {
  try { console.log(what, make() instanceof AsyncResource) }
  catch (error) { console.log(what, error.code, error.stack.split('\n').length) }
}
attempt('none', () => new AsyncResource(''))
attempt('extended', () => new Query())
attempt('wrong', () => new AsyncResource(1))
attempt('called', () => AsyncResource('called'))
const hook = createHook({ init() {} }).enable()
attempt('heard', () => new AsyncResource(''))
hook.disable()
console.log(inspect(AsyncResource), String(AsyncResource).length, AsyncResource.prototype.constructor === AsyncResource)
try {
  const query = new AsyncResource('')
  setTimeout(() => query.runInAsyncScope(() => console.log('later')), 2)
} catch (error) { console.log(error.message) }
