// node >= 12
const { once, EventEmitter } = require('events')
const emitter = new EventEmitter()
once(emitter, 'go').then(() => L('go'))
setTimeout(() => { L('emit'); emitter.emit('go') }, 2)
const server = require('net').createServer().listen(0)
once(server, 'listening').then(() => { L('listening'); server.close() })
once(server, 'close').then(() => L('close'))
