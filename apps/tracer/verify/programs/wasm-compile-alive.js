// node >= 12
const bytes = new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0])
setTimeout(() => L('timer'), 20)
WebAssembly.compile(bytes).then(() => { L('compiled'); process.nextTick(() => L('tick')); setImmediate(() => L('immediate')) })
