const { Worker } = require('worker_threads')

new Worker("throw new Error('no')", { eval: true })
console.log('main')

const minute = 60_000
setTimeout(() => console.log('a minute later'), minute)
process.on('exit', (code) => console.log('process', code))
