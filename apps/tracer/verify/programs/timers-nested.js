setTimeout(() => {
  L('outer')
  process.nextTick(() => L('tick'))
  Promise.resolve().then(() => L('promise'))
  setTimeout(() => {
    L('inner')
    setTimeout(() => L('innermost'), 0)
    setImmediate(() => L('immediate'))
  }, 0)
  setImmediate(() => L('immediate of outer'))
}, 1)
