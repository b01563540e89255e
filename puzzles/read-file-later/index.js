const fs = require('fs')

fs.readFile(__filename, () => {
  console.log('callback')
})
fs.readFileSync(__filename)
console.log('read at once')
process.nextTick(() => console.log('nextTick'))
