// The client writes once the other end is closed and before it has heard of it: no clock decides which comes first.
const net = require('net')
let c
const more = () => { L('more'); c.write(Buffer.alloc(1 << 20), (e) => L('write failed ' + Boolean(e))); c.end(() => L('end callback')) }
const server = net.createServer((s) => { s.on('error', () => {}); s.on('close', more); s.once('data', () => s.destroy()) }).listen(0, '127.0.0.1', () => {
  c = net.connect(server.address().port, '127.0.0.1', () => {
    L('connect')
    c.write('x')
    c.on('error', (e) => { L('error'); process.nextTick(() => L('tick of error')) })
    c.on('close', () => { L('close'); server.close(() => L('server close')) })
  })
})
