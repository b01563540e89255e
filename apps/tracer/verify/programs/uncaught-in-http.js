const http = require('http')
process.on('uncaughtException', (e) => { L('caught ' + e.message); setImmediate(() => L('immediate of ' + e.message)) })
const server = http.createServer((q, r) => {
  L('request')
  r.end('x')
  process.nextTick(() => L('server tick'))
  throw new Error('request')
})
server.listen(0, '127.0.0.1', () => {
  http.get({ port: server.address().port, host: '127.0.0.1', agent: false }, (r) => {
    L('response')
    r.on('data', () => { process.nextTick(() => L('data tick')); throw new Error('data') })
    r.on('end', () => L('end'))
    r.on('close', () => { L('close'); server.close() })
  })
})
setTimeout(() => { L('give up'); process.exit() }, 300).unref()
