const http = require('http')
const server = http.createServer((q, r) => {
  let n = 0
  q.on('data', (d) => { n += d.length })
  q.on('end', () => { L('request end ' + n); r.end(Buffer.alloc(1 << 20)) })
})
server.listen(0, '127.0.0.1', () => {
  const q = http.request({ port: server.address().port, host: '127.0.0.1', method: 'POST', agent: false }, (r) => {
    L('response')
    r.resume()
    r.on('end', () => { L('end'); server.close(() => L('server close')) })
  })
  q.on('finish', () => L('finish'))
  q.write(Buffer.alloc(2 << 20), () => L('wrote'))
  q.end('x', () => L('end callback'))
})
