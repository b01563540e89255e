// 'end' of a stream that is only written never comes: it emits 'finish'.
const fs = require('fs')
const w = fs.createWriteStream('/tmp/out.txt')
w.on('end', () => console.log('written'))
w.end('data')
