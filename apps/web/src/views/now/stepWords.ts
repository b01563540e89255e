import type { Frame } from '@loopscope/shared/timeline/frame'
import { placeOf } from '../kit/look.ts'

const QUEUES = ['nextTick', 'microtask', 'timers', 'check'] as const

/** A moment in words, for who hears the page: what happens, what waits where in running order, and why. */
export function stepWords(frame: Frame | null): string {
  if (frame === null) return 'Nothing has run yet.'
  const waiting = QUEUES.filter((queue) => frame.queues[queue].length > 0).map((queue) => {
    const isQueue = queue === 'nextTick' || queue === 'microtask'
    const { name } = isQueue ? placeOf('main', queue) : placeOf(queue)
    const entries = frame.queues[queue].map(({ label, line }) =>
      line === null ? label : `${label} from line ${line}`,
    )
    const named = entries.slice(0, MOST).join(', ')
    const left = entries.length - MOST
    return `${name}: ${named}${left > 0 ? ` and ${left.toLocaleString('en')} more` : ''}.`
  })
  const flight = frame.inFlight.length
  return [
    `Step ${frame.cursor.toLocaleString('en')} of ${frame.lastCursor.toLocaleString('en')}.`,
    frame.now,
    waiting.length === 0 ? 'Nothing is known to be ready.' : `Waiting: ${waiting.join(' ')}`,
    ...(flight === 0 ? [] : [`${flight.toLocaleString('en')} in flight.`]),
    ...(frame.why === null ? [] : [`Why: ${frame.why.sentence}`]),
  ].join(' ')
}

/** More names than these are counted. */
const MOST = 5
