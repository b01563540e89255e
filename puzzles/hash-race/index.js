const { pbkdf2 } = require('crypto')

function hash(name) {
  pbkdf2(name, 'salt', 30000, 64, 'sha512', () => {
    console.log(name)
  })
}
hash('one')
hash('two')
