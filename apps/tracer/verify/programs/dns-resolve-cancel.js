const dns = require('dns')
const dgram = require('dgram')
const server = dgram.createSocket('udp4').bind(0, '127.0.0.1', () => {
  const resolver = new dns.Resolver()
  resolver.setServers(['127.0.0.1:' + server.address().port])
  resolver.resolve4('example.org', (e) => L('resolve ' + e.code))
  setTimeout(() => { L('cancel'); resolver.cancel(); server.close(() => L('close')) }, 5)
})
