// node >= 12
const http2 = require('http2')
const server = http2.createServer()
server.on('stream', (stream) => {
  stream.respond({ ':status': 200 })
  stream.end(Buffer.alloc(4 << 20), () => L('server end callback'))
  stream.on('close', () => L('server stream close'))
})
server.listen(0, '127.0.0.1', () => {
  const c = http2.connect('http://127.0.0.1:' + server.address().port)
  const r = c.request({ ':path': '/' })
  let n = 0
  r.on('data', (d) => { n += d.length })
  r.on('end', () => { L('end ' + n); c.destroy(); server.close(() => L('server close')) })
  r.on('close', () => L('stream close'))
  c.on('close', () => L('session close'))
})
