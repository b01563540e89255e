// A Readable that is pushed to by hand and never told its end.
const { Readable } = require('stream')
const feed = new Readable({ read() {} })
feed.on('data', (data) => console.log(String(data)))
feed.on('end', () => console.log('never'))
feed.push('one')
setTimeout(() => feed.push('two'), 10)
