// Only the recorder's two.
const fs = require('fs')
fs.closeSync(3)
fs.closeSync(4)
fs.openSync('/tmp/app/three', 'w')
fs.openSync('/tmp/app/four', 'w')
console.log('closed')
setTimeout(() => console.log('later'), 5)
