// node >= 12
process.nextTick(() => {
  L('tick 1')
  Promise.resolve().then(() => L('promise from tick'))
  process.nextTick(() => L('tick from tick'))
})
queueMicrotask(() => {
  L('microtask')
  process.nextTick(() => L('tick from microtask'))
  queueMicrotask(() => L('microtask from microtask'))
})
Promise.reject(new Error('x')).catch(() => L('caught')).finally(() => L('finally'))
L('main')
