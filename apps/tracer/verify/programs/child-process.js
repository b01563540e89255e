// node >= 10; outside the sandbox
const { spawn, exec } = require('child_process')
setTimeout(() => {
  L('timer')
  exec('true', () => {
    L('exec')
    const c = spawn(process.execPath, ['-e', 'console.log(1)'])
    c.stdout.on('data', () => L('data'))
    c.stdout.on('end', () => L('stdout end'))
    c.on('exit', () => { L('exit event'); process.nextTick(() => L('tick')); setImmediate(() => L('immediate')) })
    c.on('close', () => L('close'))
  })
}, 5)
