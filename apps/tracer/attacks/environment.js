// Secrets of the service.
const fs = require('fs')
console.log(JSON.stringify(process.env), process.execArgv, process.argv0, process.title)
console.log(String(fs.readFileSync('/proc/self/environ')))
