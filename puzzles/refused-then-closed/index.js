const net = require('net')
const socket = net.connect(1, '127.0.0.1')

socket.on('close', () => console.log('close'))
socket.on('error', ({ code }) => console.log(code))
setImmediate(() => console.log('immediate'))
console.log('main')
