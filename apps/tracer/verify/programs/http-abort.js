const http = require('http')
const server = http.createServer((q, r) => {
  q.on('close', () => L('request close'))
  q.on('error', (e) => L('request error'))
  r.on('close', () => { L('response close'); server.close(() => L('server close')) })
  setTimeout(() => { L('client abort'); c.destroy() }, 5)
})
let c
server.listen(0, '127.0.0.1', () => {
  c = http.get({ port: server.address().port, host: '127.0.0.1', agent: false })
  c.on('error', (e) => L(e.code))
  c.on('close', () => L('client close'))
})
