import type { TraceEvent } from '@loopscope/shared/wire/traceEvent'
import { readEvents } from '../../api/readEvents.ts'
import { noteVisit } from '../../storage/visits.ts'
import type { Loopscope } from '../loopscope.ts'
import { loadSelectors } from '../run/loadSelectors.ts'
import { putWelcome } from './putWelcome.ts'
import recording from './welcome.ndjson?url'

/**
 * Shows the recorded run that comes with the page, at its most telling moment, with what comes hidden. It asks no service.
 * What the person has done meanwhile stays. Where the recording cannot be had the page is as before the first run.
 */
export async function openWelcome(loopscope: Loopscope): Promise<void> {
  const { session } = loopscope
  const events = await fetchWelcome()
  if (session.getState().status !== 'opening') return
  if (events === null) return session.setState({ status: 'idle' })
  putWelcome(loopscope, events)
  endsWith(loopscope, events)
}

/** Another recording is the end of the first visit. */
function endsWith({ session, reveal }: Loopscope, welcome: readonly TraceEvent[]): void {
  const leave = session.subscribe(({ events }) => {
    if (events === welcome) return
    leave()
    noteVisit()
    reveal.setState({ hidden: false })
  })
}

async function fetchWelcome(): Promise<readonly TraceEvent[] | null> {
  try {
    const [response] = await Promise.all([fetch(recording), loadSelectors()])
    if (!response.ok || response.body === null) return null
    const batches: (readonly TraceEvent[])[] = []
    const end = await readEvents(response.body, (batch) => batches.push(batch))
    return end.type === 'complete' ? batches.flat() : null
  } catch (error) {
    console.warn('The recorded run did not arrive.', error)
    return null
  }
}
