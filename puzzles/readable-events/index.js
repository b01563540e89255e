const { Readable } = require('stream')
const stream = Readable.from(['a', 'b'])

stream.on('close', () => console.log('close'))
stream.on('end', () => console.log('end'))
stream.on('data', (text) => console.log(text))
console.log('main')
