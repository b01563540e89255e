// Closes what it did not open.
const fs = require('fs')
for (let fd = 3; fd < 30; fd++)
  try {
    fs.closeSync(fd)
  } catch (_refused) {}
console.log('closed')
setTimeout(() => console.log('later'), 5)
