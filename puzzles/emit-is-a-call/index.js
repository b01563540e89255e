const EventEmitter = require('events')
const bell = new EventEmitter()

bell.on('ring', () => console.log('first'))
bell.on('ring', () => console.log('second'))
console.log('before')
bell.emit('ring')
console.log('after')
