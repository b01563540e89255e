const { MessageChannel } = require('worker_threads')
const { port1, port2 } = new MessageChannel()

port2.on('message', (text) => {
  console.log(text)
  queueMicrotask(() => console.log('after ' + text))
  if (text === 'two') port2.close()
})
setImmediate(() => console.log('immediate'))
port1.postMessage('one')
port1.postMessage('two')
