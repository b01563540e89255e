process.on('exit', () => L('exit handler'))
setTimeout(() => L('never'), 500)
require('net').connect('/tmp/none.sock').on('error', (e) => { L(e.code); process.nextTick(() => L('tick never')); process.exit(3) })
L('main')
