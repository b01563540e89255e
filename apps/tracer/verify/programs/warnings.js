// node >= 12
process.on('warning', (w) => { L('warning ' + w.name); setImmediate(() => L('immediate of warning')) })
process.emitWarning('main')
setTimeout(() => { process.emitWarning('timer', 'Late'); L('timer') }, 1)
require('fs').stat('/', () => { const e = new (require('events').EventEmitter)(); for (let i = 0; i < 12; i++) e.on('x', () => {}); L('stat') })
process.on('multipleResolves', () => {})
