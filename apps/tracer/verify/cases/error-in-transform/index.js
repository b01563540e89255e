// A transform calls back with an error and nobody listens for 'error': the error comes in a nextTick of Node's own. https://nodejs.org/api/stream.html#errors-while-writing
const { Readable, Transform } = require('stream')
const failing = new Transform({ objectMode: true, transform(chunk, encoding, callback) { callback(chunk === 2 ? new Error('bad chunk') : null, chunk) } })
Readable.from([1, 2, 3]).pipe(failing).on('data', (chunk) => console.log(chunk))
