// node >= 22
const http = require('http'), crypto = require('crypto')
const server = http.createServer()
server.on('upgrade', (q, socket) => {
  const key = crypto.createHash('sha1').update(q.headers['sec-websocket-key'] + '258EAFA5-E914-47DA-95CA-C5AB0DC85B11').digest('base64')
  socket.write('HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: ' + key + '\r\n\r\n')
  L('upgrade')
  setTimeout(() => { L('send'); socket.write(Buffer.from([0x81, 2, 0x68, 0x69])) }, 2)
  socket.once('data', () => { L('server data'); socket.end(Buffer.from([0x88, 0])) })
  socket.on('error', () => {}).on('close', () => { L('server socket close'); server.close() })
})
server.listen(0, '127.0.0.1', () => {
  const ws = new WebSocket('ws://127.0.0.1:' + server.address().port)
  ws.onopen = () => { L('open'); process.nextTick(() => L('tick')) }
  ws.onmessage = ({ data }) => { L('message ' + data); queueMicrotask(() => L('microtask')); ws.send('bye') }
  ws.onclose = () => L('close')
})
