process.on('exit', (code) => L('exit handler ' + code))
setImmediate(() => { L('immediate'); Promise.reject(new Error('nobody')) })
setTimeout(() => L('late'), 50).unref()
