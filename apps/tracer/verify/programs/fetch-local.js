// node >= 18
const http = require('http')
const server = http.createServer((q, r) => { L('request'); r.end('{"a":1}') })
server.listen(0, '127.0.0.1', async () => {
  const r = await fetch('http://127.0.0.1:' + server.address().port, { headers: { connection: 'close' } })
  L('response')
  const body = await r.json()
  L('json ' + body.a)
  server.close(() => L('server close'))
})
