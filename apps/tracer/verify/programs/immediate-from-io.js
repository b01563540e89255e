const fs = require('fs')
fs.stat(__filename, () => {
  L('stat')
  setTimeout(() => L('timeout'), 0)
  setImmediate(() => L('immediate'))
  process.nextTick(() => L('tick'))
  Promise.resolve().then(() => L('promise'))
})
