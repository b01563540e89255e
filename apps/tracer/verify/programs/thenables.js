const thenable = { then(done) { L('then called'); setTimeout(() => done(1), 1) } }
Promise.resolve(thenable).then((v) => L('value ' + v))
;(async () => { await thenable; L('awaited') })()
new Promise((done) => done(Promise.resolve(2))).then(() => L('adopted'))
