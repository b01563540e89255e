process.once('SIGUSR2', () => { L('signal'); clearInterval(interval) })
const interval = setInterval(() => {}, 1000)
setImmediate(() => { L('immediate'); process.kill(process.pid, 'SIGUSR2'); setImmediate(() => L('next immediate')) })
