// node >= 12
const bytes = new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0])
WebAssembly.compile(bytes).then(() => L('compiled'))
WebAssembly.instantiate(bytes).then(() => { L('instantiated'); setTimeout(() => L('timer'), 0) })
L('main')
