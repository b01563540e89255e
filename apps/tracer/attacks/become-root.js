// Asks for other users.
for (const [name, ...args] of [['setuid', 0], ['setgid', 0], ['seteuid', 0], ['setegid', 0], ['setgroups', [0]], ['initgroups', 'root', 0]])
  try {
    process[name](...args)
    console.log('ESCAPED', name)
  } catch (error) {
    console.log(error.code || error.message)
  }
console.log(process.getuid())
