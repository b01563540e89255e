// node >= 18
const cell = new Int32Array(new SharedArrayBuffer(4))
setTimeout(() => { L('notify'); Atomics.notify(cell, 0) }, 5)
setTimeout(() => L('late timer'), 30)
const waiting = Atomics.waitAsync(cell, 0, 0, 1000)
waiting.value.then((v) => L('waited ' + v))
