// node >= 14
setTimeout(() => L('timer'), 0)
setImmediate(() => L('immediate'))
const until = Date.now() + 20
while (Date.now() < until);
L('main')
