// node >= 16
const { PerformanceObserver, performance, monitorEventLoopDelay } = require('perf_hooks')
const observer = new PerformanceObserver((list) => { L('entries ' + list.getEntries().length); Promise.resolve().then(() => L('promise')) })
observer.observe({ entryTypes: ['mark', 'measure'] })
performance.mark('a')
const h = monitorEventLoopDelay({ resolution: 5 })
h.enable()
setTimeout(() => { L('timer'); performance.mark('b'); performance.measure('m', 'a', 'b') }, 12)
setTimeout(() => { L('off'); observer.disconnect(); h.disable() }, 25)
