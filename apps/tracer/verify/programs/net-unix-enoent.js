// From main, an immediate, a timer and a callback of poll, one after the other.
const net = require('net')
const refused = (path, from, then) => {
  net.connect(path).on('error', (e) => { L(from + e.code); process.nextTick(() => L('tick')) }).on('close', () => { L('close'); then() })
}
refused('/tmp/none.sock', '', () => setImmediate(() => {
  L('immediate')
  refused('/tmp/none2.sock', 'from immediate ', () => setTimeout(() => {
    L('timer')
    refused('/tmp/none3.sock', 'from timer ', () => require('fs').stat('/', () => {
      L('stat')
      refused('/tmp/none4.sock', 'from poll ', () => {})
    }))
  }, 3))
}))
