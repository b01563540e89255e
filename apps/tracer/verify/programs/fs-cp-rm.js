// node >= 16
const fs = require('fs')
fs.mkdirSync('/tmp/d/e', { recursive: true })
fs.writeFileSync('/tmp/d/e/f', 'x')
fs.cp('/tmp/d', '/tmp/d2', { recursive: true }, (e) => {
  L('copied ' + (e && e.code))
  fs.rm('/tmp/d2', { recursive: true }, () => L('removed'))
})
setTimeout(() => L('timeout'), 2)
