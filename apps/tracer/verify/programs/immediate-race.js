setTimeout(() => L('timeout'), 0)
setImmediate(() => L('immediate'))
