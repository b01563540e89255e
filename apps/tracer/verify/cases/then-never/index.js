// Why is my then() never called, and why does the program end all the same? https://nodejs.org/api/events.html#eventsonceemitter-name-options
const { EventEmitter, once } = require('events')
const emitter = new EventEmitter()
once(emitter, 'ready')
  .then(() => console.log('ready'))
  .catch((error) => console.log(error.message))
Promise.race([new Promise(() => {}), 'first']).then((value) => console.log(value))
