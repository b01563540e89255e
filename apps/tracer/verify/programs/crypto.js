// One after another: which of two pool threads is first is nobody's promise.
const crypto = require('crypto')
crypto.randomBytes(16, () => {
  L('randomBytes')
  setImmediate(() => {
    L('immediate')
    crypto.pbkdf2('a', 'b', 1000, 32, 'sha256', () => {
      L('pbkdf2')
      crypto.randomFill(Buffer.alloc(8), () => {
        L('randomFill')
        if (crypto.scrypt) crypto.scrypt('a', 'b', 16, { N: 1024 }, () => L('scrypt'))
      })
    })
  })
})
