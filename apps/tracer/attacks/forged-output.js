// Rows of its own: twenty thousand claims of output that never comes, and output that nearly is it.
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
const output = row(1, 11, 1, -1, -1, -1, 0)
send(repeat(Buffer.concat([text(0, 'aaq'), output]), 20000))
send(Buffer.concat([text(0, `${'a'.repeat(200000)}b${'a'.repeat(200000)}`), output]))
fs.writeSync(1, 'a'.repeat(60000))
fs.writeSync(1, '\nsent\n')
