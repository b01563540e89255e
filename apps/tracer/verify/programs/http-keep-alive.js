const http = require('http')
const agent = new http.Agent({ keepAlive: true, maxSockets: 1 })
let n = 0
const server = http.createServer((q, r) => { L('request ' + q.url); r.end(q.url) })
server.on('connection', (s) => s.on('close', () => L('connection close')))
server.listen(0, '127.0.0.1', () => {
  for (const path of ['/a', '/b', '/c'])
    http.get({ port: server.address().port, host: '127.0.0.1', agent, path }, (r) => {
      L('response ' + path)
      r.resume()
      r.on('end', () => {
        L('end ' + path)
        if (++n === 3) setTimeout(() => { L('destroy'); agent.destroy(); server.close(() => L('server close')) }, 5)
      })
    })
})
