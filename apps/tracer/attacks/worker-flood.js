// A thread that talks to its parent faster than it can listen.
const { Worker } = require('worker_threads')
const flood = "const { parentPort } = require('worker_threads'); for (;;) parentPort.postMessage('x'.repeat(1000))"
new Worker(flood, { eval: true }).on('message', () => {})
