const net = require('net')
const server = net.createServer((s) => {
  L('connection')
  s.on('data', () => L('server data'))
  s.on('end', () => L('server end'))
  s.on('close', () => { L('server socket close'); server.close(() => L('server close')) })
}).listen('/tmp/echo.sock', () => {
  L('listening')
  const c = net.connect('/tmp/echo.sock', () => { L('connect'); c.end('x', () => L('end callback')) })
  c.on('finish', () => L('finish'))
  c.on('close', () => L('close'))
  c.resume()
})
