// A stopped process answers nothing and ends nothing.
process.kill(process.pid, 'SIGSTOP')
setInterval(() => {}, 1000)
