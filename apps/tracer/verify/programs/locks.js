// node >= 26
navigator.locks.request('a', async () => { L('a'); await new Promise((d) => setTimeout(d, 2)); L('a over') }).then(() => L('released'))
navigator.locks.request('a', () => { L('a again'); process.nextTick(() => L('tick')) })
navigator.locks.request('a', { ifAvailable: true }, (lock) => { L('available ' + Boolean(lock)) })
navigator.locks.query().then(() => L('queried'))
setImmediate(() => L('immediate'))
