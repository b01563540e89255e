// node >= 18
const a = new BroadcastChannel('x')
const b = new BroadcastChannel('x')
b.onmessage = (m) => { L('message ' + m.data); a.close(); b.close(); setImmediate(() => L('immediate')) }
a.postMessage('hello')
