const net = require('net')
const server = net.createServer((s) => {
  s.pause()
  setTimeout(() => { L('resume'); s.resume() }, 3)
  s.on('end', () => L('server end'))
  s.on('close', () => { L('server socket close'); server.close(() => L('server close')) })
}).listen('/tmp/big.sock', () => {
  const c = net.connect('/tmp/big.sock', () => {
    L('connect')
    c.write(Buffer.alloc(2 << 20), () => L('big written'))
    c.write('small', () => { L('small written'); setImmediate(() => L('immediate')) })
    c.end(() => L('ended'))
  })
  c.on('drain', () => L('drain'))
  c.on('close', () => L('close'))
})
const second = net.connect('/tmp/big.sock/not/a/folder')
second.on('error', (e) => { L(e.code); net.connect('/tmp').on('error', (e2) => { L(e2.code); process.nextTick(() => L('tick')) }).on('close', () => L('close of folder')) })
