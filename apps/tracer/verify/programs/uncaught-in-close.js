const net = require('net')
process.on('uncaughtException', (e) => { L('uncaught ' + e.message); setImmediate(() => L('immediate from handler')) })
const server = net.createServer((s) => s.end()).listen(0, '127.0.0.1', () => {
  const c = net.connect(server.address().port, '127.0.0.1')
  c.resume()
  c.on('close', () => { L('close'); server.close(); process.nextTick(() => L('tick')); throw new Error('close') })
})
