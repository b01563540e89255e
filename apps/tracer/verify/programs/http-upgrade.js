const http = require('http')
const server = http.createServer()
server.on('upgrade', (q, socket) => {
  L('upgrade asked')
  socket.write('HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\nConnection: Upgrade\r\n\r\nfirst')
  socket.on('data', (d) => { L('server data ' + d); socket.end('last', () => L('server end')) })
  socket.on('close', () => { L('server socket close'); server.close(() => L('server close')) })
})
server.on('checkContinue', (q, r) => { L('continue asked'); r.writeContinue(); q.on('data', () => L('body')); q.on('end', () => { L('body end'); r.end() }) })
server.listen(0, '127.0.0.1', () => {
  const base = { port: server.address().port, host: '127.0.0.1', agent: false }
  const post = http.request({ ...base, method: 'POST', headers: { Expect: '100-continue', 'Content-Length': 1 } }, (r) => {
    L('response')
    r.resume().on('end', () => {
      http.get({ ...base, headers: { Connection: 'Upgrade', Upgrade: 'x' } }).on('upgrade', (r2, socket, head) => {
        L('upgraded ' + head)
        socket.on('data', (d) => L('data ' + d))
        socket.on('end', () => L('socket end'))
        socket.on('close', () => L('socket close'))
        socket.write('ping', () => L('written'))
      })
    })
  })
  post.flushHeaders()
  post.on('continue', () => { L('continue'); post.end('x') })
})
