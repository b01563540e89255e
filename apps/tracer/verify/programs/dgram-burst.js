const dgram = require('dgram')
const server = dgram.createSocket('udp4')
const client = dgram.createSocket('udp4')
let n = 0
server.on('message', () => { L('message'); if (++n === 20) { server.close(); client.close(() => L('close')) } })
server.bind(0, '127.0.0.1', () => {
  client.bind(0, '127.0.0.1', () => {
    L('bound')
    for (let i = 0; i < 20; i++) client.send(Buffer.alloc(900), server.address().port, '127.0.0.1', () => L('sent'))
  })
})
