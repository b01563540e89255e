// Says that it ended well, then crashes.
const fs = require('fs')
const row = Buffer.alloc(32)
row.writeInt32LE(15, 8)
fs.writeSync(4, row)
process.abort()
