setImmediate(() => {
  L('one')
  setImmediate(() => {
    L('two')
    setImmediate(() => L('three'))
    process.nextTick(() => L('tick'))
  })
  Promise.resolve().then(() => L('promise'))
})
setImmediate(() => L('one b'))
const c = setImmediate(() => L('never'))
clearImmediate(c)
