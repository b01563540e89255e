// node >= 16
const { on, once, EventEmitter } = require('events')
const emitter = new EventEmitter()
const aborter = new AbortController()
async function listen() {
  try {
    for await (const [value] of on(emitter, 'x', { signal: aborter.signal })) L('got ' + value)
  } catch (e) { L(e.name) }
  try { await once(emitter, 'never', { signal: AbortSignal.timeout ? AbortSignal.timeout(3) : aborter.signal }) } catch (e) { L('once ' + e.name) }
}
listen()
emitter.emit('x', 'main')
process.nextTick(() => emitter.emit('x', 'tick'))
setImmediate(() => { emitter.emit('x', 'check'); emitter.emit('x', 'check again') })
setTimeout(() => emitter.emit('x', 'timers'), 1)
require('fs').stat('/', () => emitter.emit('x', 'poll'))
setTimeout(() => { L('abort'); aborter.abort() }, 30)
setTimeout(() => L('hold'), 150)
