process.on('exit', () => L('exit handler'))
require('fs').readFile(__filename, () => { L('file'); process.exit(5) })
