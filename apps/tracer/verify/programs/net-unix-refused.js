const net = require('net')
const fs = require('fs')
const server = net.createServer().listen('/tmp/r.sock', () => {
  fs.linkSync('/tmp/r.sock', '/tmp/r2.sock')
  server.close(() => {
    L('server close')
    net.connect('/tmp/r2.sock').on('error', (e) => L(e.code)).on('close', () => L('close'))
  })
})
