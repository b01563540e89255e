// Threads without end, each busy.
const { Worker } = require('worker_threads')
for (let i = 0; i < 200; i++) new Worker('for (;;);', { eval: true }).on('error', () => {})
