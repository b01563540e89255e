import type { ErrorMoment, Timeline } from '../timeline.ts'
import { workerThatFailed } from './workerThatFailed.ts'

/**
 * "an 'error' event of a Socket", where that is what an error was that nobody caught: an emitter throws it when it has no
 * listener for it. Told by the error, and by what Node prints of it (lib/events.js: emit and enhanceStackTrace). null: it was none.
 */
export function unheardError(timeline: Timeline, moment: ErrorMoment): string | null {
  const { outputs } = timeline
  // Node prints no emitter below an error of another thread's.
  if (workerThatFailed(timeline, moment) !== null) return "an 'error' event of a Worker"
  // Node prints it outside of every hook; what the snippet prints is observed.
  const printed = outputs
    .filter(
      ({ stream, step, evidence }) =>
        stream === 'stderr' && evidence === 'inferred' && step > moment.step,
    )
    .map(({ text }) => text)
    .join('')
  const [emitted, emitter] = EMITTED.exec(printed) ?? []
  if (emitted === undefined && !THROWN.test(printed) && moment.error.unheard !== true) return null
  if (emitter === undefined) return "an 'error' event"
  return `an 'error' event of ${/^[AEIOU]/.test(emitter) ? 'an' : 'a'} ${emitter}`
}

const EMITTED = /^Emitted 'error' event(?: on ([\w$]+) instance)? at:$/m
const THROWN = /^ *throw err?; \/\/ Unhandled 'error' event$/m
