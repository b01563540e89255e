process.on('exit', (code) => { L('exit handler ' + code); setTimeout(() => L('never'), 0) })
let n = 0
process.on('beforeExit', () => { L('before exit ' + n); if (n++ === 0) require('fs').stat('/', () => L('stat')); else process.exit(6) })
