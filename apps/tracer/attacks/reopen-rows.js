// Opens the recording again, for reading and from the start.
const fs = require('fs')
try {
  fs.writeSync(fs.openSync('/proc/self/fd/4', 'r+'), Buffer.alloc(64), 0, 64, 0)
  console.log('rewrote its own recording')
} catch (error) {
  console.log(error.code)
}
