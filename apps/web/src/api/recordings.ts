import type { TraceEvent } from '@loopscope/shared/wire/traceEvent'
import { readEvents } from './readEvents.ts'

/** The recording of a run that the service still keeps; null when it cannot be had. */
export async function fetchRecording(
  runId: string,
  signal?: AbortSignal,
): Promise<readonly TraceEvent[] | null> {
  try {
    const response = await fetch(`/api/runs/${runId}`, { signal: signal ?? null })
    if (!response.ok || response.body === null) return null
    const events: TraceEvent[] = []
    const end = await readEvents(response.body, (batch) => {
      for (const event of batch) events.push(event)
    })
    return end.type === 'complete' ? events : null
  } catch (error) {
    console.warn('A recording did not arrive.', error)
    return null
  }
}
