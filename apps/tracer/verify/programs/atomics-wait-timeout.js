// node >= 18
const cell = new Int32Array(new SharedArrayBuffer(4))
setTimeout(() => L('late timer'), 30)
Atomics.waitAsync(cell, 0, 0, 8).value.then((v) => L('waited ' + v))
