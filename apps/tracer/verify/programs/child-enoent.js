// node >= 10; outside the sandbox
const { spawn } = require('child_process')
spawn('/no/such/program').on('error', (e) => { L(e.code); setImmediate(() => L('immediate')) }).on('close', () => L('close'))
