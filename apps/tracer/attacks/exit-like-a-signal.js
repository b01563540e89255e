// Exit codes that look like a death by signal.
process.on('exit', () => {
  process.exitCode = 137
})
process.exit(134)
