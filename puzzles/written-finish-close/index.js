const { Writable } = require('stream')
const sink = new Writable({
  write: (data, enc, done) => done(),
})

sink.on('close', () => console.log('close'))
sink.on('finish', () => console.log('finish'))
sink.write('abc', () => console.log('written'))
sink.end()
process.nextTick(() => console.log('nextTick'))
console.log('main')
