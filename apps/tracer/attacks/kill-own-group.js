// The group of a process might hold more than it thinks.
process.on('SIGTERM', () => {
  console.log('caught')
  // A timer that began before could be due before the loop has polled for the signal.
  setTimeout(() => process.kill(0, 'SIGKILL'), 20)
})
process.kill(0, 'SIGTERM')
setInterval(() => {}, 1000)
