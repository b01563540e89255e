// node >= 18
const net = require('net')
const server = net.createServer((s) => {
  L('connection')
  s.resume()
  s.on('error', (e) => L('server ' + e.code))
  s.on('close', (hadError) => { L('server socket close ' + hadError); server.close(() => L('server close')) })
}).listen(0, '127.0.0.1', () => {
  const c = net.connect({ port: server.address().port, host: 'localhost', family: 4 }, () => {
    L('connect')
    c.write('x', () => { L('written'); setImmediate(() => { L('reset'); c.resetAndDestroy() }) })
  })
  c.on('lookup', () => L('lookup'))
  c.on('error', (e) => L(e.code))
  c.on('close', () => L('close'))
})
