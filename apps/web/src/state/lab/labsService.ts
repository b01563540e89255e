import type { LabActionDone } from '@loopscope/shared/lab/labAction'
import type { LabCreated, LabsResponse } from '@loopscope/shared/lab/labApi'
import type { DemoName, LabEvent } from '@loopscope/shared/lab/labEvent'
import type { Answer } from '../../api/ask.ts'
import type { LabActionRequest, LabListener, StatsText } from '../../api/labs.ts'
import { NOT_LOADED } from '../../api/notLoaded.ts'

/** The service's answers about demos. The schemas of the wire weigh as much as a demo's own part: they come after the first paint. */

type Api = typeof import('../../api/labs.ts')
const load = (): Promise<Api> => import('../../api/labs.ts')

async function ask<T>(use: (api: Api) => Promise<Answer<T>>): Promise<Answer<T>> {
  try {
    return await use(await load())
  } catch (error) {
    console.warn('A part of the page did not load.', error)
    return { type: 'failed', code: '', sentence: NOT_LOADED }
  }
}

/** Which demos there are, whether they can run here, and the visitor's own sessions. Never rejects, nor does any other function here. */
export const fetchLabs = (): Promise<Answer<LabsResponse>> => ask((api) => api.fetchLabs())

/** Starts a session, or finds the one that this visitor has. */
export const startLab = (demo: DemoName): Promise<Answer<LabCreated>> =>
  ask((api) => api.startLab(demo))

/** Ends a session and all its processes. */
export const endLab = (id: string): Promise<Answer<null>> => ask((api) => api.endLab(id))

/** Has something done in a session. */
export const actInLab = (id: string, action: LabActionRequest): Promise<Answer<LabActionDone>> =>
  ask((api) => api.actInLab(id, action))

/** A session that comes with the page, for where none can run. `name`: of its file. */
export const fetchShippedLab = (name: string): Promise<Answer<readonly LabEvent[]>> =>
  ask((api) => api.fetchShippedLab(name))

/** HAProxy's own figures as a text. */
export const fetchStats = (id: string, format: StatsText): Promise<Answer<string>> =>
  ask((api) => api.fetchStats(id, format))

/** Listens to a session's events until what this returns is called. */
export function followLab(id: string, listener: LabListener): () => void {
  let leave: (() => void) | null = null
  let left = false
  load().then(
    (api) => {
      if (!left) leave = api.followLab(id, listener)
    },
    (error: unknown) => {
      console.warn('A part of the page did not load.', error)
      if (!left) listener.refused()
    },
  )
  return () => {
    left = true
    leave?.()
  }
}
