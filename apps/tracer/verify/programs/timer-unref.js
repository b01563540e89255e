setTimeout(() => L('unrefd but alive'), 2).unref()
setTimeout(() => L('never'), 500).unref()
setTimeout(() => L('last'), 12)
