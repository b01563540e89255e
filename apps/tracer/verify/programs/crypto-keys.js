// node >= 16
// One after another: which of two pool threads is first is nobody's promise.
const crypto = require('crypto')
crypto.generateKeyPair('ec', { namedCurve: 'P-256' }, (e, publicKey, privateKey) => {
  L('pair')
  crypto.sign('sha256', Buffer.from('x'), privateKey, (e2, s) => {
    L('signed')
    crypto.verify('sha256', Buffer.from('x'), publicKey, s, () => {
      L('verified')
      crypto.generatePrime(64, () => {
        L('prime')
        crypto.hkdf('sha256', 'a', 'b', 'c', 16, () => {
          L('hkdf')
          crypto.randomInt(100, () => L('int'))
        })
      })
    })
  })
})
