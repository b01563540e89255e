// Fills the disk.
const fs = require('fs')
const block = Buffer.alloc(1 << 20)
let megabytes = 0
try {
  for (let i = 0; i < 4096; i++) {
    fs.writeFileSync(`/tmp/app/${i}`, block)
    megabytes++
  }
} catch (error) {
  console.log(error.code, megabytes > 33 ? 'ESCAPED' : 'bounded')
}
