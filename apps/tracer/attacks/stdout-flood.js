// Text without end, past every stream.
const fs = require('fs')
for (;;)
  try {
    fs.writeSync(1, 'flood '.repeat(1000))
  } catch (error) {
    if (error.code !== 'EAGAIN') throw error
  }
