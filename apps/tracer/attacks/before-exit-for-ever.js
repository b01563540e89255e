// Whenever the loop dies it is woken again.
process.on('beforeExit', () => setImmediate(() => {}))
