const http = require('http')
const server = http.createServer((q, r) => {
  L('request')
  r.on('finish', () => L('response finish'))
  r.on('close', () => L('response close'))
  q.on('end', () => L('request end'))
  q.resume()
  r.end('hello')
})
server.listen(0, '127.0.0.1', () => {
  L('listening')
  http.get({ port: server.address().port, host: '127.0.0.1', agent: false }, (r) => {
    L('response')
    r.on('data', () => L('data'))
    r.on('end', () => L('end'))
    r.on('close', () => L('close'))
    server.close(() => L('server close'))
  }).on('socket', () => L('socket')).on('close', () => L('client request close'))
})
