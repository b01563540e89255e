// The group of a process might hold more than it thinks.
process.on('SIGTERM', () => console.log('caught'))
process.kill(0, 'SIGTERM')
setTimeout(() => process.kill(0, 'SIGKILL'), 20)
setInterval(() => {}, 1000)
