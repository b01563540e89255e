import type { LabEvent } from '@loopscope/shared/lab/labEvent'

/** What the cluster beside HAProxy told, as a recording of its own: events of it alone, at their places on the common clock. */
export type BesideEvents = (events: readonly LabEvent[]) => readonly LabEvent[]

/** Reads a growing recording once; asked again, it looks only at what came since. Its own recording grows in place. */
export function createBesideEvents(): BesideEvents {
  let read: readonly LabEvent[] | null = null
  let seen = 0
  let own: LabEvent[] = []
  return (events) => {
    if (read !== events || seen > events.length) {
      read = events
      seen = 0
      own = []
    }
    for (; seen < events.length; seen++) {
      const event = events[seen]
      // The header goes first, as in every recording: index and cursor of a moment agree.
      if (event?.type === 'lab') own.push(event)
      else if (event?.type === 'beside') own.push({ ...event.event, at: event.at })
    }
    return own
  }
}
