import { type TraceEvent, traceEventSchema } from '@loopscope/shared/wire/traceEvent'
import { createLoopscope } from '../state/createLoopscope.ts'
import type { Loopscope } from '../state/loopscope.ts'
import { loadSelectors } from '../state/run/loadSelectors.ts'
import { BROWSER } from '../views/hooks/browserSurroundings.ts'
import classic from './classic.ndjson?raw'

await loadSelectors()

/** A page that holds a real recording of the default snippet on Node 24, at rest on its first step. */
export function recordedLoopscope(more: readonly TraceEvent[] = []): Loopscope {
  const loopscope = emptyLoopscope()
  const events = classic
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => traceEventSchema.parse(JSON.parse(line)))
  const end = events.findIndex((event) => event.type === 'beforeExit')
  loopscope.session.setState(({ source }) => ({
    events: [...events.slice(0, end), ...more, ...events.slice(end)],
    recordedSource: source,
    status: 'complete',
  }))
  return loopscope
}

/** A page before its first run. */
export function emptyLoopscope(): Loopscope {
  return createLoopscope(BROWSER)
}
