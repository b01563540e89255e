// node >= 18
const http = require('http')
const server = http.createServer((q, r) => { L('request ' + q.url); if (q.url !== '/never') { r.write('part'); setTimeout(() => r.end('end'), 150) } })
server.listen(0, '127.0.0.1', async () => {
  const base = 'http://127.0.0.1:' + server.address().port
  await fetch(base + '/never', { signal: AbortSignal.timeout(15) }).catch((e) => L(e.name))
  const r = await fetch(base + '/stream', { headers: { connection: 'close' } })
  L('response')
  for await (const chunk of r.body) L('chunk')
  L('body over')
  await fetch('http://127.0.0.1:1').catch((e) => L('failed'))
  server.closeAllConnections()
  server.close(() => L('server close'))
})
