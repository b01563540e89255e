// Takes the recording back, then makes it long.
const fs = require('fs')
console.log('one')
fs.ftruncateSync(4, 0)
console.log('two')
fs.ftruncateSync(4, 1 << 20)
console.log('three')
