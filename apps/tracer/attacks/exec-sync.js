// Every synchronous way to a process.
const childProcess = require('child_process')
for (const [name, ...args] of [['execSync', 'id'], ['execFileSync', '/bin/sh'], ['spawnSync', process.execPath, ['-v']]])
  try {
    const { error } = childProcess[name](...args)
    console.log(error === undefined ? 'ESCAPED' : error.code)
  } catch (error) {
    console.log(error.code)
  }
