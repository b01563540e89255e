// Time runs backwards.
let now = 1e9
Date.now = () => now--
process.hrtime = () => [now--, 0]
process.uptime = () => -1
require('perf_hooks').performance.now = () => -(now--)
setTimeout(() => console.log('timer'), 1)
