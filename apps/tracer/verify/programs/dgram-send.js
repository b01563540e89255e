const dgram = require('dgram')
const server = dgram.createSocket('udp4')
const client = dgram.createSocket('udp4')
server.on('message', () => {
  L('message')
  server.close(() => L('server close'))
  client.close(() => L('client close'))
})
server.bind(0, '127.0.0.1', () => {
  L('bound')
  client.send('hi', server.address().port, '127.0.0.1', () => { L('sent'); setImmediate(() => L('immediate')) })
})
