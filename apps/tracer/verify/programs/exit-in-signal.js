process.on('exit', (code) => L('exit handler ' + code))
process.on('SIGUSR2', () => { L('signal'); process.nextTick(() => { L('tick'); process.exit(9) }) })
setTimeout(() => { L('timer'); process.kill(process.pid, 'SIGUSR2') }, 2)
setTimeout(() => L('never'), 500)
