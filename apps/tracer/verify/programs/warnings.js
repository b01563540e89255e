// node >= 12
// Each warning is given once the one before has been seen to its end.
const { EventEmitter } = require('events')
const steps = {
  First: () => setTimeout(() => { process.emitWarning('timer', 'Late'); L('timer') }, 1),
  Late: () => require('fs').stat('/', () => { const e = new EventEmitter(); for (let i = 0; i < 12; i++) e.on('x', () => {}); L('stat') }),
}
process.on('warning', (w) => { L('warning ' + w.name); setImmediate(() => { L('immediate of warning'); if (steps[w.name]) steps[w.name]() }) })
process.emitWarning('main', 'First')
process.on('multipleResolves', () => {})
L('main')
