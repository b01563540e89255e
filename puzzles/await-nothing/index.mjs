process.nextTick(() => console.log('nextTick'))
setImmediate(() => console.log('immediate'))

console.log('before')
await null
console.log('after')
