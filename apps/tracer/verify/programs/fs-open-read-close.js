const fs = require('fs')
fs.open(__filename, 'r', (e, fd) => {
  L('open')
  fs.read(fd, Buffer.alloc(16), 0, 16, 0, () => {
    L('read')
    fs.fstat(fd, () => {
      L('fstat')
      fs.close(fd, () => { L('close'); setImmediate(() => L('immediate')) })
    })
  })
})
