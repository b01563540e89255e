import type { LabEvent } from '@loopscope/shared/lab/labEvent'
import { isThrown, saysMore } from './moves/labMove.ts'

/** What the list of events tells: all that befell processes, what they threw, what was asked for, and requests that failed. Index, event. */
export type NotableEvent = { readonly index: number; readonly event: LabEvent }

const NOTABLE: ReadonlySet<LabEvent['type']> = new Set([
  'epoch',
  'process',
  'listening',
  'blocked',
  'backoff',
  'action',
  'loadQueued',
  'loadOver',
  'loadStarted',
  'loadDone',
  'comparison',
  'compared',
  'trial',
  'value',
  'sharing',
  'errorListener',
  'crash',
  'end',
  'config',
  'reload',
  'server',
  'adminSocket',
  'untold',
  'keys',
  'certificate',
  'secured',
])

/** Reads a growing recording once; asked again, it looks only at what came since. The same array until there is more. */
export function createNotableEvents(): (events: readonly LabEvent[]) => readonly NotableEvent[] {
  let read: readonly LabEvent[] | null = null
  let seen = 0
  let told: readonly NotableEvent[] = []
  return (events) => {
    if (read !== events || seen > events.length) {
      read = events
      seen = 0
      told = []
    }
    const more: NotableEvent[] = []
    for (; seen < events.length; seen++) {
      const event = events[seen]
      if (event !== undefined && isNotable(event)) more.push({ index: seen, event })
    }
    if (more.length > 0) told = told.concat(more)
    return told
  }
}

function isNotable(event: LabEvent): boolean {
  if (event.type === 'beside') return isNotable(event.event)
  if (event.type === 'answer') return event.outcome !== 'answered'
  if (event.type === 'proxied') return event.status >= 500 || event.status < 0
  if (event.type === 'sum')
    return event.processes.some(
      ({ refused, reset, timedOut, lost }) => refused + reset + timedOut + lost > 0,
    )
  return (NOTABLE.has(event.type) && saysMore(event)) || isThrown(event)
}
