// Fills the recording with nothing.
const fs = require('fs')
try {
  for (;;) fs.writeSync(4, Buffer.alloc(1 << 20))
} catch (error) {
  console.log(error.code)
}
