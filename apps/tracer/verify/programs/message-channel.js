// node >= 15
const { port1, port2 } = new MessageChannel()
port2.on('message', (m) => { L('message ' + m); if (m === 3) port2.close() })
port2.on('close', () => { L('port2 close'); setImmediate(() => L('immediate')) })
port1.on('close', () => L('port1 close'))
for (const i of [1, 2, 3]) port1.postMessage(i)
setImmediate(() => L('immediate from main'))
L('main')
