const { Writable } = require('stream')
const slow = new Writable({
  highWaterMark: 1,
  write: (data, enc, done) => setImmediate(done),
})

slow.on('drain', () => {
  console.log('drain')
  slow.end()
})
slow.on('finish', () => console.log('finish'))
console.log('room: ' + slow.write('abc'))
console.log('main')
