// Dies by a signal of its own choice.
console.log('before')
process.kill(process.pid, 'SIGSEGV')
setInterval(() => {}, 1000)
