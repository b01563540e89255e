// Rows of its own: a long string that is announced at once and comes in drops.
send(row(1, 1, 9, 1 << 20))
send(Buffer.alloc(900000))
let drops = 0
const dripping = setInterval(() => {
  send(Buffer.alloc(32))
  if (++drops < 100) return
  clearInterval(dripping)
  console.log('sent')
}, 2)
