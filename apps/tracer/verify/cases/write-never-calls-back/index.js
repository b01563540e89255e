// A Writable whose write() forgets its callback takes one chunk and never finishes.
const { Readable, Writable } = require('stream')
const lines = ['a', 'b', 'c']
const source = new Readable({
  read() {
    this.push(lines.shift() || null)
  },
})
const sink = new Writable({
  write(chunk, encoding, callback) {
    console.log('took', String(chunk))
  },
})
source.pipe(sink).on('finish', () => console.log('never'))
