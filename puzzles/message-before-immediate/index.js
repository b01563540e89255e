const { MessageChannel } = require('worker_threads')
const { port1, port2 } = new MessageChannel()

port2.once('message', (text) => {
  console.log(text)
  port2.close()
})
setImmediate(() => console.log('immediate'))
port1.postMessage('message')
process.nextTick(() => console.log('nextTick'))
