const { EventEmitter, once } = require('events')
const job = new EventEmitter()

async function wait() {
  await once(job, 'start')
  console.log('start')
  await once(job, 'stop')
  console.log('stop')
}
wait()
job.emit('start')
job.emit('stop')
console.log('emitted')
process.on('exit', () => console.log('exit'))
