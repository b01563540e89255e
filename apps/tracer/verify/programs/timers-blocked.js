setTimeout(() => L('timer'), 1)
setImmediate(() => L('immediate'))
const until = Date.now() + 8
while (Date.now() < until);
L('main')
