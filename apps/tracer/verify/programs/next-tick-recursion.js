let n = 0
const again = () => {
  L('tick ' + n)
  if (++n < 12) process.nextTick(again)
}
setTimeout(() => L('timeout'), 0)
setImmediate(() => { L('immediate'); n = 8; again() })
process.nextTick(again)
