// Rows of its own: sites with more frames than a stack has, all of long names.
const fs = require('fs')
const row = (time, kind, ...abcde) => {
  const bytes = Buffer.alloc(32)
  bytes.writeDoubleLE(time, 0)
  ;[kind, ...abcde].forEach((n, i) => bytes.writeInt32LE(n, 8 + 4 * i))
  return bytes
}
const text = (id, string) => Buffer.concat([row(1, 1, id, string.length), Buffer.alloc(Math.ceil(string.length / 32) * 32, string)])
const repeat = (bytes, times) => Buffer.concat(Array(times).fill(bytes))
const send = (bytes) => { for (let done = 0; done < bytes.length; ) done += fs.writeSync(4, bytes, done) }
send(text(1, 'x'.repeat(1 << 20)))
for (let i = 0; i < 3; i++) send(Buffer.concat([row(1, 17, i, 1, 64), repeat(row(1, 18, 1, 1, 1, 1), 64)]))
console.log('sent')
