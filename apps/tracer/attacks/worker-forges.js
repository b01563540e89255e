// A thread shares the descriptors of its process.
const { Worker } = require('worker_threads')
const worker = new Worker(
  "const fs = require('fs'); for (const fd of [3, 4]) try { fs.writeSync(fd, 'x'.repeat(4096)) } catch (_refused) {} process.exit(3)",
  { eval: true },
)
worker.on('exit', (code) => console.log('worker', code))
