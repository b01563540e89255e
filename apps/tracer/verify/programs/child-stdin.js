// node >= 10; outside the sandbox
const { spawn } = require('child_process')
const c = spawn('cat')
// The child is let go once what was written has come back.
c.stdout.on('data', () => { L('data'); c.stdin.end(() => L('stdin end callback')) })
c.stdin.write('x', () => L('written'))
c.stdin.on('finish', () => L('stdin finish'))
c.stdout.on('close', () => L('stdout close'))
c.on('exit', () => L('exit event'))
c.on('close', () => L('close'))
