// Five hundred processes at once.
const { spawn } = require('child_process')
let refused = 0
for (let i = 0; i < 500; i++)
  try {
    spawn(process.execPath, [__filename]).on('error', () => refused++)
  } catch (error) {
    refused++
    if (i === 0) console.log(error.message)
  }
setTimeout(() => console.log(refused === 500 ? 'all refused' : 'ESCAPED'), 50)
