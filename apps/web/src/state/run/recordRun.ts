import type { TraceEvent } from '@loopscope/shared/wire/traceEvent'
import { NOT_LOADED } from '../../api/notLoaded.ts'
import type { Receive } from '../../api/runs.ts'
import type { Subject } from './subject.ts'

/**
 * One run from its beginning to its end, behind the page. `arrived` is given each batch of its events. `problem`: why there is no
 * whole recording, as a sentence.
 */
export async function recordRun(
  subject: Subject,
  signal: AbortSignal,
  arrived: Receive = () => undefined,
): Promise<{ readonly events: readonly TraceEvent[]; readonly problem: string | null }> {
  const events: TraceEvent[] = []
  // Where it is there the run is asked for before this returns: even a loaded module would be had only after a frame.
  const api = loaded ?? (await loadRecorder())
  if (api === null) return { events, problem: NOT_LOADED }
  const end = await api.streamRun(subject, signal, (batch, isAnew) => {
    if (isAnew) events.length = 0
    for (const event of batch) events.push(event)
    arrived(batch, isAnew)
  })
  if (end.type === 'complete') return { events, problem: null }
  return { events, problem: end.type === 'failed' ? end.sentence : 'It was stopped.' }
}

type Api = typeof import('../../api/runs.ts')

let loaded: Api | null = null

/** Fetches what a run is asked for with, and the schemas of the wire with it: they come after the first paint. null: it did not come. */
export async function loadRecorder(): Promise<Api | null> {
  try {
    loaded ??= await import('../../api/runs.ts')
  } catch (error) {
    console.warn('A part of the page did not load.', error)
  }
  return loaded
}
