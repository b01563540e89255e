// Waits for a second job.
console.log(require('fs').readSync(3, Buffer.alloc(4), 0, 4, null))
