const net = require('net')
const server = net.createServer({ allowHalfOpen: true }, (s) => {
  s.on('end', () => { L('server end'); setTimeout(() => { L('late'); s.end('bye') }, 5) })
  s.on('close', () => { L('server socket close'); server.close() })
  s.resume()
})
server.listen(0, '127.0.0.1', () => {
  const c = net.connect({ port: server.address().port, host: '127.0.0.1', allowHalfOpen: true }, () => {
    L('connect')
    c.end('hello', () => L('end callback'))
  })
  c.on('finish', () => L('finish'))
  c.on('data', () => L('data'))
  c.on('end', () => { L('end'); c.destroy() })
  c.on('close', () => L('close'))
})
