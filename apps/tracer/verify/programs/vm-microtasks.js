// node >= 16
const vm = require('vm')
const context = vm.createContext({ L, setTimeout, setImmediate, queueMicrotask, next: () => next() }, { microtaskMode: 'afterEvaluate' })
vm.runInContext("Promise.resolve().then(() => L('inner promise')); setTimeout(() => { L('inner timer'); Promise.resolve().then(() => L('inner promise of timer')); next() }, 1); L('inner')", context)
L('outer')
const same = vm.runInNewContext("(async () => { await null; L('shared queue'); return 1 })", { L })
const next = () => setImmediate(() => {
  vm.runInContext("Promise.resolve().then(() => L('second inner promise'))", context)
  L('immediate')
  require('fs').stat('/', () => same().then(() => {
    L('stat')
    setTimeout(() => { L('timer'); try { vm.runInNewContext('while (true);', {}, { timeout: 5 }) } catch (e) { L(e.code) } }, 3)
  }))
})
