const net = require('net')
const server = net.createServer((s) => {
  s.pause()
  setTimeout(() => s.destroy(), 40)
  s.on('error', () => L('server error'))
  s.on('close', () => { L('server socket close'); server.close() })
})
server.listen(0, '127.0.0.1', () => {
  const c = net.connect(server.address().port, '127.0.0.1', () => {
    L('connect')
    c.write(Buffer.alloc(8 << 20), (e) => L('write ' + (e && e.code)))
    c.write(Buffer.alloc(1 << 20), (e) => L('write 2 ' + (e && e.code)))
    setTimeout(() => { L('destroy'); c.destroy() }, 10)
  })
  c.on('error', (e) => L('error ' + e.code))
  c.on('close', () => L('close'))
})
