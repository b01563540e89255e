const domain = require('domain').create()
domain.on('error', (e) => { L('domain ' + e.message); setImmediate(() => L('immediate from domain')) })
domain.run(() => {
  setTimeout(() => { L('timer'); throw new Error('timer') }, 1)
  require('fs').stat('/', () => { L('stat'); process.nextTick(() => { L('tick'); throw new Error('tick') }) })
})
setTimeout(() => L('second timer'), 1)
