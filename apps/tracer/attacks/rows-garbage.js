// Writes noise into the recording.
const fs = require('fs')
const crypto = require('crypto')
for (let i = 0; i < 100; i++) {
  fs.writeSync(4, crypto.randomBytes(1 + (i % 77)))
  console.log('line', i)
}
