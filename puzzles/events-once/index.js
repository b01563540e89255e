const { EventEmitter, once } = require('events')
const bell = new EventEmitter()

once(bell, 'ring').then(() => console.log('once'))
bell.on('ring', () => console.log('listener'))

setImmediate(() => {
  bell.emit('ring')
  console.log('emitted')
  process.nextTick(() => console.log('nextTick'))
})
