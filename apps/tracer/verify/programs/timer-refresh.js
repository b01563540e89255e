// node >= 12
let n = 0
const timer = setTimeout(() => {
  L('timer ' + n)
  if (n++ < 2) timer.refresh()
}, 3)
setTimeout(() => L('other'), 4)
