// node >= 22
const { Worker } = require('worker_threads')
const w = new Worker('setInterval(() => {}, 1000)', { eval: true })
w.on('online', async () => {
  L('online')
  const heap = await w.getHeapSnapshot()
  L('snapshot')
  await require('events').once(heap.resume(), 'end')
  L('end')
  if (w.getHeapStatistics) { await w.getHeapStatistics(); L('statistics') }
  if (w.cpuUsage) { await w.cpuUsage(); L('usage') }
  await w.terminate()
  L('terminated')
})
w.on('exit', () => L('exit event'))
