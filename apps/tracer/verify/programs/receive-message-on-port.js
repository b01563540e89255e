// node >= 15
const { receiveMessageOnPort } = require('worker_threads')
const { port1, port2 } = new MessageChannel()
port1.postMessage('x')
L('received ' + receiveMessageOnPort(port2).message)
port1.close(() => L('closed'))
