let n = 0
const interval = setInterval(() => {
  L('interval ' + n)
  setImmediate(() => L('immediate'))
  if (++n === 4) clearInterval(interval)
}, 2)
