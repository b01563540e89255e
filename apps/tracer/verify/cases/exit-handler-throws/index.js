// An exit listener throws while process.exit(3) is under way: the code stays 3. https://nodejs.org/api/process.html#event-exit
process.on('exit', () => { throw new Error('in exit') })
setImmediate(() => process.exit(3))
