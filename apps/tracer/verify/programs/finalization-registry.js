// node >= 16
let called = 0
const registry = new FinalizationRegistry(() => { if (called++ === 0) { L('finalized'); Promise.resolve().then(() => L('promise')) } })
const fill = () => { for (let i = 0; i < 3000; i++) registry.register({ i }, i) }
fill()
// Nobody promises that a finalizer is ever called: then this is the only line.
L('registered')
let n = 0
const interval = setInterval(() => {
  for (let i = 0; i < 4; i++) Buffer.alloc(4 << 20)
  if (called > 0 || ++n > 200) clearInterval(interval)
}, 1)
