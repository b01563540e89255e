// node >= 12
const a = setTimeout(() => L('never: unref'), 1000)
a.unref()
const b = setTimeout(() => L('b'), 4)
b.unref(); b.ref()
let n = 0
const every = setInterval(() => { L('every ' + ++n); if (n === 2) every.unref(); if (n === 3) { clearInterval(every); setTimeout(() => L('last'), 1) } }, 2)
const hold = setTimeout(() => L('hold'), 100)
setImmediate(() => { L('immediate'); hold.refresh(); const i = setImmediate(() => L('unref immediate')); i.unref(); setImmediate(() => L('other immediate')); const gone = setImmediate(() => L('never')); clearImmediate(gone) })
const self = setInterval(() => { L('self'); clearInterval(self); setImmediate(() => clearTimeout(b)) }, 1)
setTimeout((x) => { L('arguments ' + x); const t = setTimeout(() => L('never'), 0); clearTimeout(t) }, 1, 'x')
