// New globals for old.
global.Promise = class Promise {}
global.Map = global.Set = global.WeakMap = null
global.Buffer = global.Uint8Array = global.Float64Array = undefined
global.Error = function Error() {
  throw 'error'
}
global.setTimeout(() => console.log('timer'), 1)
;(async () => {
  await null
  console.log('async')
})()
