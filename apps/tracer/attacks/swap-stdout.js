// Puts a file where stdout was: what is written then was never seen by anybody.
const fs = require('fs')
fs.writeSync(1, 'seen\n')
fs.closeSync(1)
fs.openSync('/tmp/app/one', 'w')
fs.writeSync(1, 'ESCAPED: unseen\n')
fs.writeSync(2, 'still here\n')
