// Rows, and strings as rows, made as the recorder makes them, and sent where it sends them.
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
