const EventEmitter = require('events')
const job = new EventEmitter()

process.on('exit', () => console.log('exit'))
job.on('done', () => console.log('done'))
console.log('begin')
job.emit('error', new Error('no'))
job.emit('done')
