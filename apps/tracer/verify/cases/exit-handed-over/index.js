// process.exit itself is the timer's callback, and an exit listener runs in it. https://nodejs.org/api/process.html#event-exit
setTimeout(process.exit, 5, 4)
process.on('exit', (code) => console.log('bye', code))
