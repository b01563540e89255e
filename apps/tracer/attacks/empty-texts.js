// Rows of its own: nothing but empty strings, as many as the file takes.
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
try { for (let i = 0; i < 28; i++) send(repeat(row(1, 1, 1, 0), 32768)) } catch (error) { console.log(error.code) }
console.log('sent')
