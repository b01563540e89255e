// Reads what belongs to the machine, by every path that might lead there.
const fs = require('fs')
const [secret] = process.argv.slice(2)
const roots = ['', '/proc/1/root', '/proc/self/root', '/proc/1/cwd/../../../..', '/tmp/../../..']
for (const root of roots)
  for (const path of ['/etc/passwd', '/etc/shadow', '/root/.ssh', '/home', '/var/log', '/sys', secret])
    try {
      fs.statSync(root + path)
      console.log('ESCAPED: sees', root + path)
    } catch (error) {
      console.log(error.code)
    }
