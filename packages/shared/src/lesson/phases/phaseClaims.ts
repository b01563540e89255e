import { countWords, msWords } from '../figures.ts'
import type { Finding } from '../lesson.ts'
import type { Subject } from './phasesSettings.ts'
import { isBefore, lineOf, type PhasesModel, placeWords } from './readPhases.ts'

/** What people say about a phase or a queue, and what a run says of that. */
export type PhaseClaim = {
  /** What runs these callbacks: a function of libuv's, of Node's or of V8's. */
  readonly runs: string
  readonly said: string
  /** null: this run does not tell. */
  readonly judge: (model: PhasesModel) => Finding | null
}

export const PHASE_CLAIMS: Readonly<Record<Subject, PhaseClaim>> = {
  timers: {
    runs: 'uv__run_timers',
    said: 'Timers are the first phase of every turn.',
    judge: (model) => {
      const [file, timer] = [lineOf(model, 'file'), lineOf(model, 'timer')]
      if (file === undefined || timer === undefined) return null
      const same = file.tick === timer.tick
      return {
        truth: same ? 'not so' : 'holds',
        sentence: same
          ? `Set in poll, they ran at the end of the same turn (${timer.tick}), after check. Since Node 20 timers are last.`
          : `Set in poll of turn ${file.tick}, they ran in turn ${timer.tick}. So it was before Node 20.`,
      }
    },
  },
  pending: {
    runs: 'uv__run_pending',
    said: 'Pending is for what the last turn put off.',
    judge: (model) => judgePhase(model, 'UNIX socket', 'pending', 'not so'),
  },
  refused: {
    runs: 'uv__io_poll',
    said: 'A refused TCP connection is told in the pending phase.',
    judge: (model) => judgePhase(model, 'TCP socket', 'pending', 'not so'),
  },
  poll: {
    runs: 'uv__io_poll',
    said: 'While it waits, the loop goes round and round.',
    judge: (model) => {
      const timer = lineOf(model, 'timer')
      // On a busy machine all may be due before the loop first looks: then it never waited.
      if (model.slept === null || model.slept === 0 || timer === undefined) return null
      return {
        truth: 'not so',
        sentence: `It slept ${msWords(model.slept)} in poll, and went through ${countWords(timer.tick, 'turn')} until the timer.`,
      }
    },
  },
  check: {
    runs: 'uv__run_check',
    said: 'setImmediate is immediate.',
    judge: (model) => {
      const [tick, immediate] = [lineOf(model, 'nextTick'), lineOf(model, 'immediate')]
      if (tick === undefined || immediate === undefined) return null
      const sooner = isBefore(model, tick, immediate)
      return {
        truth: sooner ? 'not so' : 'holds',
        sentence: sooner
          ? `nextTick was asked for last and ran first; the immediates had to wait for check of turn ${immediate.tick}.`
          : 'The immediate ran before the nextTick.',
      }
    },
  },
  close: {
    runs: 'uv__run_closing_handles',
    said: 'Every ‘close’ event comes in the close phase.',
    judge: (model) => {
      const [socket, server] = [lineOf(model, 'socket is'), lineOf(model, 'server is')]
      if (socket === undefined || server === undefined) return null
      const all = [socket, server].every(({ phase, queue }) => phase === 'close' && queue === null)
      return {
        truth: all ? 'holds' : 'in part',
        sentence: `The socket’s came ${placeWords(socket)}; the server’s ${placeWords(server)}.`,
      }
    },
  },
  queues: {
    runs: 'processTicksAndRejections, of Node',
    said: 'Microtasks run between the phases.',
    judge: (model) => {
      const promise = model.lines.find(({ text }) => text === 'promise')
      const [, second] = model.lines.filter(({ text }) => text.startsWith('immediate'))
      if (promise === undefined || second === undefined) return null
      const within = isBefore(model, promise, second)
      return {
        truth: within ? 'not so' : 'holds',
        sentence: within
          ? `They ran after the first immediate, and before the second of the same ${second.phase} phase.`
          : 'They ran after all immediates.',
      }
    },
  },
  await: {
    runs: 'V8, from its microtask queue',
    said: 'await waits, and nothing else goes on.',
    judge: (model) => {
      const [main, after] = [lineOf(model, 'main goes'), lineOf(model, 'after')]
      if (main === undefined || after === undefined) return null
      return {
        truth: isBefore(model, main, after) ? 'not so' : 'holds',
        sentence: `Main went on, and the rest of the function came later, ${placeWords(after)}.`,
      }
    },
  },
  puzzle: {
    runs: 'all of them, in turn',
    said: 'setTimeout 0 comes before setImmediate.',
    judge: (model) => {
      const [timer, immediate] = [lineOf(model, '5'), lineOf(model, '6')]
      if (timer === undefined || immediate === undefined) return null
      const before = isBefore(model, timer, immediate)
      return {
        truth: before ? 'holds' : 'not so',
        sentence: before
          ? 'Here 5 came before 6.'
          : 'Set in poll, the immediate (6) came first: check follows poll. From main it is a matter of luck.',
      }
    },
  },
}

/** Whether all lines that begin so were printed in this phase. */
function judgePhase(
  model: PhasesModel,
  text: string,
  phase: 'pending',
  otherwise: Finding['truth'],
): Finding | null {
  const lines = model.lines.filter((line) => line.text.startsWith(text))
  const [first] = lines
  if (first === undefined) return null
  return {
    truth: lines.every((line) => line.phase === phase) ? 'holds' : otherwise,
    sentence: `${first.text}: told ${placeWords(first)}.`,
  }
}
