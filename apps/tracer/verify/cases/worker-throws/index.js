// an error inside a Worker ends the main program when nobody listens for the Worker's 'error'.
const { Worker, isMainThread } = require('worker_threads')
if (isMainThread) new Worker(__filename)
else setTimeout(() => null.name, 5)
