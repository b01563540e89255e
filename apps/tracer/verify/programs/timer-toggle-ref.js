// node >= 12
setImmediate(() => {
  L('immediate')
  const unref = setImmediate(() => L('unref immediate'))
  unref.unref()
  setImmediate(() => { L('other immediate'); timers() })
  const gone = setImmediate(() => L('never'))
  clearImmediate(gone)
})
// One after the other, and far apart: a machine that is slow for a moment changes nothing.
function timers() {
  const a = setTimeout(() => L('never: unref'), 3000)
  a.unref()
  const b = setTimeout(() => L('never: cleared'), 2000)
  b.unref(); b.ref()
  const hold = setTimeout(() => L('hold'), 700)
  const self = setInterval(() => {
    L('self')
    clearInterval(self)
    setImmediate(() => { clearTimeout(b); hold.refresh(); repeated() })
  }, 1)
}
function repeated() {
  setTimeout((x) => { L('arguments ' + x); const t = setTimeout(() => L('never'), 0); clearTimeout(t); interval() }, 1, 'x')
}
function interval() {
  let n = 0
  const every = setInterval(() => { L('every ' + ++n); if (n === 2) every.unref(); if (n === 3) { clearInterval(every); setTimeout(() => L('last'), 1) } }, 2)
}
