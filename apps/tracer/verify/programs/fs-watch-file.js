const fs = require('fs')
const net = require('net')
fs.writeFileSync('/tmp/w.txt', 'a')
fs.watchFile('/tmp/w.txt', { interval: 10 }, () => {
  L('changed')
  fs.unwatchFile('/tmp/w.txt')
})
// One after the other, however slow the machine: the error, the timer, the change.
const s = net.connect('/tmp/no-such-socket')
s.on('error', (e) => {
  L(e.code)
  setTimeout(() => { L('writing'); fs.writeFileSync('/tmp/w.txt', 'abcdef') }, 25)
})
