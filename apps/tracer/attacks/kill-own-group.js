// The group of a process might hold more than it thinks.
process.on('SIGTERM', () => {
  console.log('caught')
  setTimeout(() => process.kill(0, 'SIGKILL'), 20)
})
process.kill(0, 'SIGTERM')
setInterval(() => {}, 1000)
