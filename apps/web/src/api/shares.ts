import type { LabEvent } from '@loopscope/shared/lab/labEvent'
import { anyShareSchema, type LabShare } from '@loopscope/shared/lab/labShare'
import {
  type Share,
  type ShareCreated,
  type ShareRequest,
  shareCreatedSchema,
} from '@loopscope/shared/wire/share'
import type { TraceEvent } from '@loopscope/shared/wire/traceEvent'
import { type Answer, ask, posted } from './ask.ts'
import { readLabEvents } from './labEvents.ts'
import { readEvents } from './runs.ts'

/** What a link shows, with its recording parsed: a snippet's run, or a demo's session. */
export type OpenedShare = OpenedRun | OpenedLab
type OpenedRun = Omit<Share, 'recording'> & { readonly events: readonly TraceEvent[] }
type OpenedLab = Omit<LabShare, 'recording'> & { readonly events: readonly LabEvent[] }

/** Makes a link. Never rejects, nor does any other function here. */
export function createShare(request: ShareRequest): Promise<Answer<ShareCreated>> {
  return ask('/api/shares', posted(request), async (response) =>
    shareCreatedSchema.parse(await response.json()),
  )
}

/** What a link shows. */
export function fetchShare(id: string): Promise<Answer<OpenedShare>> {
  // A link that was deleted a moment ago is gone: what the browser keeps is asked about first.
  return ask(`/api/shares/${encodeURIComponent(id)}`, { cache: 'no-cache' }, async (response) => {
    const opened = anyShareSchema.parse(await response.json())
    if (opened.kind === 'lab') {
      const { recording, ...share } = opened
      return { ...share, events: readLabEvents(recording) }
    }
    const { recording, ...share } = opened
    const batches: (readonly TraceEvent[])[] = []
    const end = await readEvents(new Blob([recording]).stream(), (batch) => batches.push(batch))
    if (end.type === 'failed') throw new Error(end.sentence)
    return { ...share, events: batches.flat() }
  })
}

/** Deletes a link for everybody. */
export function deleteShare(id: string, deleteKey: string): Promise<Answer<null>> {
  const headers = { authorization: `Bearer ${deleteKey}` }
  return ask(
    `/api/shares/${encodeURIComponent(id)}`,
    { method: 'DELETE', headers },
    async () => null,
  )
}
