// Folders inside folders, until something gives way.
const fs = require('fs')
try {
  for (let i = 0; i < 3000; i++) {
    fs.mkdirSync('d')
    process.chdir('d')
  }
} catch (error) {
  console.log(error.code)
}
console.log('done')
