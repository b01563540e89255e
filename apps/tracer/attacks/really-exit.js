// Leaves by the back door, without handlers.
process.on('exit', () => console.log('never'))
process.reallyExit(5)
