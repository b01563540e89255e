// node >= 20
const net = require('net')
const server = net.createServer((s) => { L('connection'); s.end() }).listen(0, '127.0.0.1', () => {
  const lookup = (host, options, done) => setImmediate(() => { L('lookup'); done(null, [{ address: '::1', family: 6 }, { address: '127.0.0.1', family: 4 }]) })
  const c = net.connect({ port: server.address().port, host: 'two.test', lookup, autoSelectFamily: true })
  c.on('connectionAttemptFailed', () => L('attempt failed'))
  c.on('connect', () => L('connect'))
  c.on('error', (e) => L('error ' + e.code))
  c.resume().on('close', () => { L('close'); server.close(() => L('server close')) })
})
