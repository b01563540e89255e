const fs = require('fs')
const net = require('net')
const server = net.createServer((s) => s.end('x'))
server.listen(0, '127.0.0.1', () => {
  L('listening')
  for (let i = 0; i < 4; i++) fs.readFile(__filename, () => L('file'))
  const s = net.connect(server.address().port, '127.0.0.1', () => L('connected'))
  s.on('data', () => L('data'))
  s.on('end', () => L('end'))
  s.on('close', () => { L('close'); server.close(() => L('server close')) })
  const until = Date.now() + 5
  while (Date.now() < until);
})
