// One source piped to two streams goes as fast as the slower, and stops with it.
const { PassThrough, Readable } = require('stream')
const src = new Readable({ read() { this.push('x'.repeat(9000)); if (++this.n > 20) this.push(null) } }); src.n = 0
const fast = new PassThrough(), stuck = new PassThrough()
let got = 0
src.pipe(fast); src.pipe(stuck)
fast.on('data', (d) => { got += d.length }); fast.on('end', () => console.log('fast end'))
process.on('exit', () => console.log(got > 0))
