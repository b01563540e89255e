const { pbkdf2 } = require('crypto')
const fs = require('fs')
let hashes = 0

for (const salt of ['a', 'b', 'c', 'd'])
  pbkdf2('', salt, 200000, 64, 'sha512', () => {
    if (++hashes === 1) console.log('a hash')
  })
fs.stat('.', () => console.log('the file'))
