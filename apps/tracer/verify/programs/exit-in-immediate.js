process.on('exit', () => L('exit handler'))
setImmediate(() => { L('immediate'); process.nextTick(() => L('never')); process.exit(0) })
