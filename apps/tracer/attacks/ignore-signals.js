// Nothing but SIGKILL can end this.
for (const name of ['SIGTERM', 'SIGINT', 'SIGHUP', 'SIGXCPU', 'SIGALRM', 'SIGUSR2', 'SIGPIPE', 'SIGQUIT', 'SIGXFSZ'])
  process.on(name, () => {})
setInterval(() => {}, 10)
