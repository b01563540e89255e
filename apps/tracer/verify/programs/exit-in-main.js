process.on('exit', (code) => L('exit handler ' + code))
setTimeout(() => L('never'), 0)
L('main')
process.exitCode = 9
process.exit()
