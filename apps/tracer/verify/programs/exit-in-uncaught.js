process.on('exit', (code) => L('exit handler ' + code))
process.on('uncaughtException', (e) => { L('caught ' + e.message); setImmediate(() => { L('immediate'); process.exit(8) }) })
require('net').connect('/tmp/none.sock').on('error', () => { process.nextTick(() => L('tick')); throw new Error('pending') })
setTimeout(() => L('never'), 500)
