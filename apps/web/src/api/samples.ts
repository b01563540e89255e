import { type SampledRun, sampledRunSchema } from '@loopscope/shared/wire/sampled'
import type { TraceEvent } from '@loopscope/shared/wire/traceEvent'
import { fetchRecording } from './recordings.ts'
import { refusalSentence } from './refusalSentence.ts'
import { UNREACHABLE } from './unreachable.ts'

/** A second run with samples and its recording, or why there is none. */
export type SampledAgain =
  | {
      readonly type: 'sampled'
      readonly run: SampledRun
      readonly events: readonly TraceEvent[]
    }
  | { readonly type: 'failed'; readonly sentence: string }

/** Has a run that the service still keeps run a second time, with samples. Aborting `signal` ends that run. */
export async function fetchSample(runId: string, signal: AbortSignal): Promise<SampledAgain> {
  try {
    const response = await fetch(`/api/runs/${runId}/sample`, { method: 'POST', signal })
    if (!response.ok) {
      const wait = response.headers.get('retry-after')
      return {
        type: 'failed',
        sentence: refusalSentence(response.status, await response.text(), wait),
      }
    }
    const run = sampledRunSchema.parse(await response.json())
    const events = await fetchRecording(run.runId)
    if (events !== null) return { type: 'sampled', run, events }
  } catch (error) {
    if (signal.aborted) return { type: 'failed', sentence: '' }
    console.warn('The samples did not arrive.', error)
    return { type: 'failed', sentence: UNREACHABLE }
  }
  return { type: 'failed', sentence: 'The recording of the second run did not arrive.' }
}
