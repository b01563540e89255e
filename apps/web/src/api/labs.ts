import { type LabActionDone, labActionDoneSchema } from '@loopscope/shared/lab/labAction'
import {
  type ClusterActionRequest,
  type LabBatch,
  type LabCreated,
  type LabsResponse,
  labBatchSchema,
  labCreatedSchema,
  labsResponseSchema,
} from '@loopscope/shared/lab/labApi'
import type { DemoName, LabEvent } from '@loopscope/shared/lab/labEvent'
import type { LoadActionRequest } from '@loopscope/shared/lab/load/loadActions'
import type { InstanceActionRequest } from '@loopscope/shared/lab/processes/instanceActions'
import type { ProxyActionRequest } from '@loopscope/shared/lab/proxy/proxyActions'
import { type Answer, ask, posted } from './ask.ts'
import { readLabEvents } from './labEvents.ts'

/** Which demos there are, whether they can run here, and the visitor's own session. Never rejects, nor does any other function here. */
export function fetchLabs(): Promise<Answer<LabsResponse>> {
  return ask('/api/labs', {}, async (response) => labsResponseSchema.parse(await response.json()))
}

/** Starts a session, or finds the one that this visitor has. */
export function startLab(demo: DemoName): Promise<Answer<LabCreated>> {
  return ask('/api/labs', posted({ demo }), async (response) =>
    labCreatedSchema.parse(await response.json()),
  )
}

/** Ends a session and all its processes. */
export function endLab(id: string): Promise<Answer<null>> {
  return ask(pathOf(id), { method: 'DELETE' }, async () => null)
}

/** The body of an action of any demo. */
export type LabActionRequest =
  | ClusterActionRequest
  | LoadActionRequest
  | ProxyActionRequest
  | InstanceActionRequest

/** Has something done in a session. */
export function actInLab(id: string, action: LabActionRequest): Promise<Answer<LabActionDone>> {
  return ask(`${pathOf(id)}/actions`, posted(action), async (response) =>
    labActionDoneSchema.parse(await response.json()),
  )
}

/** A session that comes with the page, for where none can run. `name`: of its file. */
export function fetchShippedLab(name: string): Promise<Answer<readonly LabEvent[]>> {
  return ask(`/recordings/${name}.ndjson`, {}, async (response) =>
    readLabEvents(await response.text()),
  )
}

/** HAProxy's own figures as a text, as they are now. */
export function fetchStats(id: string, format: StatsText): Promise<Answer<string>> {
  return ask(statsPath(id, format), {}, (response) => response.text())
}

/** The forms of HAProxy's figures that are texts; its page stands in a frame. */
export type StatsText = 'csv' | 'json' | 'prometheus'

export const statsPath = (id: string, format: StatsText | 'html') =>
  `${pathOf(id)}/stats?format=${format}`

export type LabListener = {
  /** Events that come after those before, or, from 0 on, all of them anew. */
  readonly batch: (batch: LabBatch) => void
  /** Whether the stream stands. While it does not, the browser tries again by itself. */
  readonly connected: (stands: boolean) => void
  /** The service does not give this stream (any more). */
  readonly refused: () => void
}

/** Listens to a session's events until what this returns is called. A stream that broke goes on where it broke. */
export function followLab(id: string, listener: LabListener): () => void {
  const stream = new EventSource(`${pathOf(id)}/events`)
  const onBatch = ({ data }: MessageEvent<string>) => {
    const batch = labBatchSchema.parse(JSON.parse(data))
    listener.batch(batch)
    // The service closes the stream after it; the browser would ask for more.
    if (batch.events.at(-1)?.type === 'end') stream.close()
  }
  stream.addEventListener('snapshot', onBatch)
  stream.addEventListener('batch', onBatch)
  stream.addEventListener('open', () => listener.connected(true))
  stream.addEventListener('error', () => {
    if (stream.readyState === EventSource.CLOSED) listener.refused()
    else listener.connected(false)
  })
  return () => stream.close()
}

const pathOf = (id: string) => `/api/labs/${encodeURIComponent(id)}`
