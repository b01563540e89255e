// Twelve jobs for four threads: which thread is first is nobody's promise, so that all say the same.
const crypto = require('crypto')
const fs = require('fs')
setImmediate(() => {
  L('immediate')
  setTimeout(() => {
    L('timer')
    for (let i = 0; i < 8; i++) crypto.pbkdf2('a', 'b', 40000, 32, 'sha256', () => L('done'))
    for (let i = 0; i < 4; i++) fs.stat(__filename, () => L('done'))
  }, 3)
})
