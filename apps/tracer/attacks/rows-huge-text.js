// Announces a text that is longer than memory.
const fs = require('fs')
const row = Buffer.alloc(32)
row.writeInt32LE(1, 8)
row.writeInt32LE(0x7fffffff, 16)
fs.writeSync(4, row)
console.log('announced')
