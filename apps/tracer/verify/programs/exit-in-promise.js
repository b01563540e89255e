process.on('exit', () => L('exit handler'))
setTimeout(() => Promise.resolve().then(() => { L('promise'); process.exit(1) }), 1)
