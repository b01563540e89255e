// A row that claims a write which never was, made as the recorder makes it.
const fs = require('fs')
const claim = Buffer.alloc(96)
const text = 'ESCAPED: forged'
claim.writeInt32LE(1, 8)
claim.writeInt32LE(text.length, 16)
claim.write(text, 32)
claim.writeInt32LE(11, 64 + 8)
claim.writeInt32LE(1, 64 + 12)
claim.writeInt32LE(-1, 64 + 16)
console.log('true')
fs.writeSync(4, claim)
console.log('also true')
