// node >= 12
const fs = require('fs')
const net = require('net')
fs.mkdir('/tmp/x/y/z/1/2', { recursive: true }, () => {
  L('made')
  fs.mkdtemp('/tmp/pre-', () => L('mkdtemp'))
})
fs.readFile(__filename, () => L('read'))
fs.stat('/tmp', () => L('stat'))
const server = net.createServer((s) => s.end()).listen(0, '127.0.0.1', () => {
  L('listening')
  const s = net.connect(server.address().port, '127.0.0.1', () => L('connect'))
  fs.mkdir('/tmp/q/y/z/1/2', { recursive: true }, () => L('made 2'))
  s.on('close', () => { L('close'); server.close() })
  s.resume()
})
