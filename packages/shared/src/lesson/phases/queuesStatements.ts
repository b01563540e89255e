import { about, type PhasesStatement } from './aboutSubject.ts'
import { PHASE_CLAIMS } from './phaseClaims.ts'
import { isBefore, lineOf, placeWords } from './readPhases.ts'

/** Of the two queues that are drained between callbacks. */
export const queuesStatements: readonly PhasesStatement[] = [
  about(
    'queues',
    'two-queues',
    'holds',
    'Only the second is V8’s microtask queue. The first is Node’s own, and its callbacks are not microtasks.',
    (model) => {
      const tick = model.lines.find(({ text }) => text === 'nextTick')
      const promise = model.lines.find(({ text }) => text === 'promise')
      if (tick === undefined || promise === undefined) return null
      return {
        truth: tick.queue === 'nextTick' && promise.queue === 'microtask' ? 'holds' : 'not so',
        sentence: `Both were asked for while ${tick.phase} ran, and came ${placeWords(tick)}, and ${placeWords(promise)}.`,
      }
    },
  ),
  about(
    'queues',
    'queue-next-tick',
    'holds',
    'The name is process.nextTick, and it has nothing to do with ticks: it does not wait for one.',
    (model) => {
      const tick = model.lines.find(({ text }) => text === 'nextTick')
      return tick === undefined
        ? null
        : {
            truth: tick.queue === 'nextTick' ? 'holds' : 'not so',
            sentence: `Its callback came ${placeWords(tick)}.`,
          }
    },
  ),
  about(
    'queues',
    'queue-promises',
    'in part',
    'The queue holds callbacks, not promises: what then, catch, finally and await have left to do, and what queueMicrotask was given.',
    (model) => {
      const promise = model.lines.find(({ text }) => text === 'promise')
      const plain = lineOf(model, 'queueMicrotask')
      if (promise === undefined || plain === undefined) return null
      const shared = promise.queue === 'microtask' && plain.queue === 'microtask'
      return {
        truth: shared ? 'in part' : 'not so',
        sentence: `then’s callback came from it, and so did queueMicrotask’s, which has no promise.`,
      }
    },
  ),
  about(
    'queues',
    'microtasks-first',
    'holds',
    'Both queues are emptied after every callback (up to Node 10: after all timers that were due, not after each).',
    (model) => {
      const said = PHASE_CLAIMS.queues.judge(model)
      return said === null ? null : { ...said, truth: said.truth === 'not so' ? 'holds' : 'not so' }
    },
  ),
  about(
    'queues',
    'next-tick-first',
    'in part',
    'In CommonJS, and in every callback. The body of an ES module is itself a microtask: promises made there come first.',
    (model) => {
      const tick = lineOf(model, 'nextTick, from main')
      const promise = lineOf(model, 'promise, from main')
      if (tick === undefined || promise === undefined) return null
      return isBefore(model, tick, promise)
        ? { truth: 'holds', sentence: 'Here the nextTick queue came first, both times.' }
        : {
            truth: 'in part',
            sentence:
              'As an ES module: the promise of the module’s body came before its nextTick. In the immediate it was the other way round.',
          }
    },
    true,
  ),
]
