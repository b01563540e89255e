// Says that it has come to its end, on the descriptor where the recorder would, and goes on.
const fs = require('fs')
console.log('early')
for (let i = 0; i < 100; i++) fs.writeSync(3, 'EEEE')
setTimeout(() => console.log('late'), 100)
