// node >= 12
const readline = require('readline')
const lines = readline.createInterface({ input: require('fs').createReadStream(__filename) })
let n = 0
lines.on('line', () => { if (n++ < 3) L('line ' + n) })
lines.on('close', () => L('close'))
