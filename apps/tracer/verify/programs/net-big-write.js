const net = require('net')
const server = net.createServer((s) => {
  let n = 0
  s.on('data', (d) => { n += d.length })
  s.on('end', () => { L('got ' + n); s.end() })
})
server.listen(0, '127.0.0.1', () => {
  const c = net.connect(server.address().port, '127.0.0.1', () => {
    L('connect')
    c.write(Buffer.alloc(8 << 20), () => { L('written'); c.end(() => L('ended')) })
    c.on('drain', () => L('drain'))
  })
  c.on('finish', () => L('finish'))
  c.on('close', () => { L('close'); server.close(() => L('server close')) })
  c.resume()
})
