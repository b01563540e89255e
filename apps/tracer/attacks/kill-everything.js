// Signals to everybody who could be there.
const hosts = process.argv.slice(5).map(Number)
for (const pid of [1, process.ppid, -1, 0, ...hosts])
  for (const signal of ['SIGTERM', 'SIGKILL', 'SIGSTOP', 0]) {
    if (pid === 0 && signal !== 0) continue
    try {
      process.kill(pid, signal)
      if (hosts.includes(pid)) console.log('ESCAPED: reached', pid)
    } catch (error) {
      console.log(error.code)
    }
  }
console.log('still here')
