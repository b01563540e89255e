// A 'readable' listener that reads once takes a part, and is not called again for the rest.
const { Readable } = require('stream')
const r = new Readable({ read() {} })
r.on('readable', () => { console.log('readable', String(r.read(3))) })
r.on('end', () => console.log('end'))
r.push('abcdef'); r.push(null)
