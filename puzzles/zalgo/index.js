let cache

function load(callback) {
  if (cache) return callback(cache)
  setImmediate(() => callback((cache = 'data')))
}

load(() => {
  console.log('first')
  load(() => console.log('second'))
  console.log('after the second')
})
console.log('after the first')
