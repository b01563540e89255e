// node >= 12
const fs = require('fs')
fs.mkdirSync('/tmp/watched')
const watcher = fs.watch('/tmp/watched', () => {
  L('change')
  watcher.close()
  setImmediate(() => L('immediate'))
})
watcher.on('close', () => L('close'))
setTimeout(() => fs.writeFileSync('/tmp/watched/f', 'x'), 10)
