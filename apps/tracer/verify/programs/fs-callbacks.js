// One after another: which of two pool threads is first is nobody's promise.
const fs = require('fs')
fs.writeFile('/tmp/a.txt', 'hello', (e) => {
  L('written ' + e)
  fs.appendFile('/tmp/a.txt', ' world', () => {
    L('appended')
    fs.readFile('/tmp/a.txt', 'utf8', (e2, text) => {
      L('read ' + text)
      fs.rename('/tmp/a.txt', '/tmp/b.txt', () => {
        L('renamed')
        fs.unlink('/tmp/b.txt', () => {
          L('unlinked')
          fs.stat('/nonexistent', (e3) => {
            L('stat ' + e3.code)
            fs.readdir('/tmp', () => {
              L('readdir')
              fs.access('/tmp', () => L('access'))
            })
          })
        })
      })
    })
  })
})
