// A file that is only large by name, then one that is large.
const fs = require('fs')
const fd = fs.openSync('/tmp/app/huge', 'w')
try {
  fs.ftruncateSync(fd, 1e12)
  console.log('ESCAPED: a terabyte')
} catch (error) {
  console.log(error.code)
}
