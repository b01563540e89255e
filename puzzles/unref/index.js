setTimeout(() => console.log('unref'), 300).unref()
setTimeout(() => console.log('ref'), 20)
process.on('exit', () => console.log('exit'))
