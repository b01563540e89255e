// A pipeline that ends in a Transform needs somebody who reads it.
const { pipeline, Readable, Transform } = require('stream')
const upper = new Transform({
  transform(chunk, encoding, callback) {
    callback(null, String(chunk).toUpperCase())
  },
})
let left = 100
const source = new Readable({
  read() {
    this.push(left-- > 0 ? 'x'.repeat(1024) : null)
  },
})
pipeline(source, upper, (error) => console.log('never', error))
