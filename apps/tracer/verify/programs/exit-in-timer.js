process.on('exit', () => L('exit handler'))
setTimeout(() => { L('timer'); process.exit(3) }, 2)
setTimeout(() => L('never'), 3)
