// node >= 10; outside the sandbox
const { spawn } = require('child_process')
const c = spawn('sleep', ['5'])
setTimeout(() => { L('kill'); c.kill() }, 5)
c.on('exit', (code, signal) => L('exit event ' + signal))
c.on('close', () => L('close'))
