// node >= 12
let n = 0
const again = () => { if (++n < 2000) queueMicrotask(again); else L('last microtask') }
setTimeout(() => L('timer'), 0)
setImmediate(() => L('immediate'))
again()
