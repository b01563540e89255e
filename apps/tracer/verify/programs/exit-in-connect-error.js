const net = require('net')
process.on('exit', () => L('exit handler'))
net.connect('/tmp/none.sock').on('error', (e) => { L(e.code); process.exit(2) })
