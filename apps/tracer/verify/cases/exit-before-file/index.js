// process.exit() does not wait for a file that is being written.
const file = require('fs').createWriteStream('/tmp/lines.txt')
for (let i = 0; i < 1000; i++) file.write(`line ${i}\n`)
process.exit()
