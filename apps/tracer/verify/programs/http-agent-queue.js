const http = require('http')
const agent = new http.Agent({ keepAlive: true, maxSockets: 1, timeout: 50 })
const server = http.createServer((q, r) => {
  L('request ' + q.url)
  if (q.url === '/slow') setTimeout(() => { L('answer'); r.end('slow') }, 3)
  else if (q.url === '/broken') q.socket.destroy()
  else r.end(q.url)
})
server.listen(0, '127.0.0.1', () => {
  const get = (path, done) => http.get({ port: server.address().port, host: '127.0.0.1', agent, path }, (r) => { L('response ' + path); r.resume().on('end', () => { L('end ' + path); done() }) }).on('error', (e) => { L(e.code + ' ' + path); done() }).on('close', () => L('close ' + path))
  let left = 3
  const done = () => { if (--left === 0) setImmediate(() => { L('over'); agent.destroy(); server.close(() => L('server close')) }) }
  get('/slow', done)
  get('/broken', done)
  get('/last', done)
  const queued = http.get({ port: server.address().port, host: '127.0.0.1', agent, path: '/never' })
  queued.on('error', (e) => L('aborted ' + e.code))
  setImmediate(() => { L('abort'); queued.abort() })
})
