// A write stream that nobody ends never closes. https://github.com/nodejs/node/issues/35591
const { createWriteStream, unlinkSync } = require('fs')
const stream = createWriteStream('./auto-closing', { emitClose: true })
stream.on('close', () => { unlinkSync('./auto-closing'); console.log('closed') })
stream.write('x')
