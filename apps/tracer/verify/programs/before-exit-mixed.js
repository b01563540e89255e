// node >= 12
const net = require('net')
let n = 0
process.on('beforeExit', () => {
  L('before exit ' + n)
  const next = [
    () => net.connect('/tmp/none.sock').on('error', () => L('pending')).on('close', () => L('close')),
    () => { const s = net.createServer().listen(0, () => { L('listening'); s.close(() => L('server close')) }) },
    () => { process.once('SIGUSR2', () => { L('signal'); clearInterval(i) }); const i = setInterval(() => {}, 500); process.kill(process.pid, 'SIGUSR2') },
    () => (async () => { await null; L('awaited'); await new Promise((d) => setImmediate(d)); L('after immediate') })(),
    () => new (require('worker_threads').Worker)('1', { eval: true }).on('exit', () => L('worker end')),
    () => setTimeout(() => L('timer'), 0).unref(),
  ][n++]
  if (next !== undefined) next()
})
