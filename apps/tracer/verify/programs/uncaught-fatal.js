process.on('exit', (code) => L('exit handler ' + code))
setTimeout(() => { L('timer'); throw new Error('fatal') }, 1)
setTimeout(() => L('never'), 5)
