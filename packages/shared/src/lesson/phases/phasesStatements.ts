import type { Phase } from '../../timeline/phase.ts'
import type { Finding, UntriedStatement } from '../lesson.ts'
import { about, type PhasesStatement } from './aboutSubject.ts'
import { PHASE_CLAIMS } from './phaseClaims.ts'
import { printedOf } from './phasesPredictions.ts'
import { queuesStatements } from './queuesStatements.ts'
import { lineOf, type PhasesModel, placeWords } from './readPhases.ts'

export const phasesStatements: readonly PhasesStatement[] = [
  about(
    'check',
    'phases-exist',
    'holds',
    'Five of them run callbacks of programs; between pending and poll libuv has two more for itself, idle and prepare.',
    ({ order }) => ({
      truth: order.length > 1 ? 'holds' : 'not so',
      sentence: `A turn of this Node goes through ${order.join(', ')}.`,
    }),
  ),
  about(
    'poll',
    'phase-poll',
    'holds',
    'Files, sockets, name look-ups, signals and the end of child processes: what the system or the thread pool has to say.',
    (model) => inPhase(model, 'file', 'poll'),
  ),
  about(
    'check',
    'phase-check',
    'holds',
    'Check comes right after poll: an immediate that a poll callback sets always runs before a timer.',
    (model) => inPhase(model, 'immediate', 'check'),
  ),
  about(
    'close',
    'phase-close',
    'in part',
    'The class is EventEmitter, and what counts is a handle of libuv’s that has closed. A socket’s ‘close’ comes there; a server’s comes from the nextTick queue of another phase.',
    (model) => PHASE_CLAIMS.close.judge(model),
  ),
  about(
    'timers',
    'phase-timers',
    'holds',
    'Both. Since Node 20 they run once before the first turn and then at the end of each, before that at the beginning of each.',
    (model) => {
      const timer = lineOf(model, 'timer')
      const interval = lineOf(model, 'interval')
      if (timer === undefined || interval === undefined) return null
      const both = timer.phase === 'timers' && interval.phase === 'timers'
      return {
        truth: both ? 'holds' : 'not so',
        sentence: `setTimeout’s ran ${placeWords(timer)}, setInterval’s ${placeWords(interval)}.`,
      }
    },
  ),
  about(
    'refused',
    'phase-pending',
    'not so',
    'On Linux a TCP connection is in progress when connect returns, and poll learns that it was refused. A UNIX socket’s connect fails at once: that error is put off, to pending.',
    (model) => inPhase(model, 'TCP socket', 'pending'),
  ),
  ...queuesStatements,
  about(
    'check',
    'phase-drained',
    'in part',
    'All that were there when it came. What is added meanwhile to check, or to timers, waits for the next turn.',
    judgeDrained,
  ),
  about(
    'check',
    'next-phase',
    'in part',
    'It moves on once the callbacks that were there when it came have run, even if more have been added. Poll also waits there when nothing else is left to do.',
    judgeDrained,
  ),
  about(
    'puzzle',
    'puzzle-order',
    'in part',
    'As CommonJS up to Node 24. Node 26 reads the file sooner and mostly prints 8 3 2 4 7 1 6 5. As an ES module 2 comes before 3.',
    (model, { asModule }) => {
      const printed = printedOf(model)
      const so = printed === '8 3 2 1 4 7 6 5'
      return {
        truth: so ? 'holds' : asModule ? 'in part' : 'not so',
        sentence: `${asModule ? 'As an ES module' : 'As CommonJS'} it printed ${printed}.`,
      }
    },
    true,
  ),
  about(
    'timers',
    'tick-is-a-pass',
    'in part',
    'From main or from check it waits for a turn to begin. From poll it runs in the same turn: check is next.',
    (model) => {
      const [file, immediate] = [lineOf(model, 'file'), lineOf(model, 'immediate')]
      if (file === undefined || immediate === undefined) return null
      return {
        truth: file.tick === immediate.tick ? 'in part' : 'holds',
        sentence: `Set in turn ${file.tick}, in poll, the immediate ran in turn ${immediate.tick}.`,
      }
    },
  ),
  about(
    'check',
    'next-tick-sooner',
    'holds',
    'It does not wait for the loop at all: it runs as soon as the callback that asked for it has returned.',
    (model) => {
      const said = PHASE_CLAIMS.check.judge(model)
      return said === null ? null : { ...said, truth: said.truth === 'not so' ? 'holds' : 'not so' }
    },
  ),
  about(
    'await',
    'await-is-sugar',
    'in part',
    'For promises, not for callbacks: the rest of the function runs as then’s callback does, from the microtask queue. A callback is called by a phase.',
    (model) => {
      const [after, callback] = [lineOf(model, 'after'), lineOf(model, 'callback')]
      if (after === undefined || callback === undefined) return null
      return {
        truth: after.queue === 'microtask' && callback.queue === null ? 'in part' : 'holds',
        sentence: `What stands after await came ${placeWords(after)}; the callback ${placeWords(callback)}.`,
      }
    },
  ),
]

/** Whether all lines that begin so were printed by the phase’s own callbacks, or while it ran. */
function inPhase(model: PhasesModel, text: string, phase: Phase): Finding | null {
  const lines = model.lines.filter((line) => line.text.startsWith(text))
  const [first] = lines
  if (first === undefined) return null
  return {
    truth: lines.every((line) => line.phase === phase) ? 'holds' : 'not so',
    sentence: `${first.text}: printed ${placeWords(first)}, in turn ${first.tick}.`,
  }
}

export const phasesUntried: readonly UntriedStatement[] = [
  {
    note: 'loop-in-browsers',
    truth: 'in part',
    really:
      'Alike: one callback at a time, and after it all microtasks. But a browser has no phases: it takes tasks from queues, draws between them, and knows neither setImmediate nor process.nextTick.',
    where:
      'Not run in the sandbox, which has no browser. A test runs timers, messages and microtasks in Chromium.',
  },
]

function judgeDrained(model: PhasesModel): Finding | null {
  const all = model.lines.filter(({ text }) => text.startsWith('immediate'))
  const nested = lineOf(model, 'set in check')
  const [first] = all
  if (first === undefined || nested === undefined) return null
  const together = all.every(({ tick }) => tick === first.tick)
  return {
    truth: !together ? 'not so' : nested.tick === first.tick ? 'holds' : 'in part',
    sentence: `${all.length} ran in turn ${first.tick}; the one that was set there ran in turn ${nested.tick}.`,
  }
}
