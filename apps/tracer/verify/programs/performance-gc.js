// node >= 16
const { PerformanceObserver } = require('perf_hooks')
let seen = 0
const observer = new PerformanceObserver(() => { if (seen++ < 3) { L('gc seen'); process.nextTick(() => L('tick')) } })
observer.observe({ entryTypes: ['gc'] })
let n = 0
const interval = setInterval(() => {
  let garbage = []
  for (let i = 0; i < 60000; i++) garbage.push({ i })
  if (seen > 2 || ++n > 30) { clearInterval(interval); observer.disconnect() }
}, 1)
