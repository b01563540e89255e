const { Readable, Transform, PassThrough, pipeline } = require('stream')
const source = new Readable({ read() { setImmediate(() => this.push(++this.n > 3 ? null : 'x' + this.n)) } })
source.n = 0
const double = new Transform({ transform(c, _, done) { L('transform'); setTimeout(() => done(null, c + c), 1) } })
const end = new PassThrough()
end.on('data', (d) => L('data ' + d))
end.on('end', () => L('end'))
end.on('close', () => L('close'))
pipeline(source, double, end, (e) => L('pipeline ' + e))
