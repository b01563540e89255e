// Rows of its own: a long string that is announced at once and comes in drops.
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
send(row(1, 1, 9, 1 << 20))
send(Buffer.alloc(900000))
let drops = 0
const dripping = setInterval(() => {
  send(Buffer.alloc(32))
  if (++drops < 100) return
  clearInterval(dripping)
  console.log('sent')
}, 2)
