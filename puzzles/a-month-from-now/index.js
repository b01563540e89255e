const month = 30 * 24 * 60 * 60 * 1000

setTimeout(() => console.log('in a month'), month)
setTimeout(() => console.log('soon'), 500)
console.log('main')
