const domain = require('domain').create()
domain.on('error', (e) => { L('domain ' + e.message); setImmediate(() => { L('immediate from domain'); if (e.message === 'timer') domain.run(read) }) })
const read = () => require('fs').stat('/', () => { L('stat'); process.nextTick(() => { L('tick'); throw new Error('tick') }) })
domain.run(() => {
  setTimeout(() => { L('timer'); throw new Error('timer') }, 1)
})
setTimeout(() => L('later timer'), 60)
