import type { RunRequest } from '@loopscope/shared/wire/api'
import type { TraceEvent } from '@loopscope/shared/wire/traceEvent'
import { NOT_LOADED } from '../../api/notLoaded.ts'
import type { StreamEnd } from '../../api/readEvents.ts'
import type { Receive } from '../../api/runs.ts'
import { loadedSelectors, loadSelectors } from './loadSelectors.ts'

/**
 * What the playground asks of the service. The schemas of the wire weigh as much as the rest of the page without its editor: they come
 * after the first paint.
 */

/** The versions that can be used; null where the service does not answer or a part of the page does not load. */
export async function askForVersions() {
  try {
    const { fetchVersions } = await import('../../api/versions.ts')
    return await fetchVersions()
  } catch (error) {
    console.warn('A part of the page did not load.', error)
    return null
  }
}

let runsApi: typeof import('../../api/runs.ts') | null = null

/** Records a run, and hands over its events as they come. */
export async function streamRun(
  request: RunRequest,
  signal: AbortSignal,
  receive: Receive,
): Promise<StreamEnd> {
  try {
    if (runsApi === null || loadedSelectors() === null)
      [runsApi] = await Promise.all([import('../../api/runs.ts'), loadSelectors()])
    return await runsApi.streamRun(request, signal, receive)
  } catch (error) {
    console.warn('A part of the page did not load.', error)
    return {
      type: 'failed',
      isCut: false,
      sentence: NOT_LOADED,
    }
  }
}

/** The recording of a run that the service still keeps; null when it cannot be had. */
export async function readRun(runId: string): Promise<readonly TraceEvent[] | null> {
  const { fetchRecording } = await import('../../api/recordings.ts')
  return fetchRecording(runId)
}
