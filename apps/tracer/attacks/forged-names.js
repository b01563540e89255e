// Rows of its own: a name of a megabyte, repeated by six thousand events.
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
send(repeat(row(1, 3, 7, 1, 1, 1, -1), 6000))
console.log('sent')
