// /proc tells much to those who may read it. Prints all, the test looks for the service's secret.
const fs = require('fs')
const pids = fs.readdirSync('/proc').filter((name) => /^\d+$/.test(name))
if (pids.length > 2) console.log('ESCAPED: sees', pids)
for (const pid of [...pids, ...process.argv.slice(5)])
  for (const file of ['environ', 'cmdline', 'cwd', 'root', 'exe', 'fd/0', 'mountinfo'])
    try {
      const path = `/proc/${pid}/${file}`
      console.log(path, fs.lstatSync(path).isSymbolicLink() ? fs.readlinkSync(path) : String(fs.readFileSync(path)).slice(0, 4000))
    } catch (error) {
      console.log(error.code)
    }
