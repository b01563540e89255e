// Tells itself that it ended.
process.emit('exit', 0)
process.emit('beforeExit', 0)
process._exiting = true
console.log('and yet')
setTimeout(() => console.log('it runs'), 1)
