const net = require('net')
process.on('uncaughtException', (e) => { L('uncaught ' + e.message); process.nextTick(() => L('tick from handler')) })
net.connect('/tmp/none.sock').on('error', (e) => { L(e.code); process.nextTick(() => L('tick')); throw e }).on('close', () => L('close'))
