const zlib = require('zlib')
zlib.gzip(Buffer.alloc(100000), (e, zipped) => {
  L('gzip')
  zlib.gunzip(zipped, () => { L('gunzip'); setImmediate(() => L('immediate')) })
})
zlib.deflate('x', () => L('deflate'))
setTimeout(() => L('timer'), 1)
