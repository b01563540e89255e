import type { LabEvent } from '@loopscope/shared/lab/labEvent'
import { anyShareSchema, type LabShare } from '@loopscope/shared/lab/labShare'
import {
  linkMomentSchema,
  type Share,
  type ShareCreated,
  type ShareRequest,
  shareCreatedSchema,
} from '@loopscope/shared/wire/share'
import type { TraceEvent } from '@loopscope/shared/wire/traceEvent'
import { type Answer, ask, posted } from './ask.ts'
import { readLabEvents } from './labEvents.ts'
import { readEvents } from './readEvents.ts'

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
export async function fetchShare(id: string): Promise<Answer<OpenedShare>> {
  if (id === '') return { type: 'failed', code: '', sentence: NO_ID }
  const asked = part(id, 'moment', async (response) =>
    linkMomentSchema.parse(await response.json()),
  )
  const answer = await part(id, 'recording', async (response) => {
    const [stored, moment] = await Promise.all([response.text(), asked])
    if (moment.type === 'failed') throw new Error(moment.sentence)
    const end = stored.indexOf('\n')
    const what = JSON.parse(stored.slice(0, end)) as object
    const kind = 'demo' in what ? 'lab' : 'run'
    const recording = stored.slice(end + 1)
    return opened({ ...what, ...moment.value, kind, recording })
  })
  const moment = await asked
  return moment.type === 'failed' ? moment : answer
}

const NO_ID =
  'This address names no link: it ends with the id of one, as in /embed/Xk3_9aBcDeFgHi-0.'

function part<T>(
  id: string,
  name: 'moment' | 'recording',
  read: (response: Response) => Promise<T>,
): Promise<Answer<T>> {
  // A link that was deleted a moment ago is gone: what the browser keeps is asked about first.
  return ask(`/api/shares/${encodeURIComponent(id)}/${name}`, { cache: 'no-cache' }, read)
}

async function opened(answer: unknown): Promise<OpenedShare> {
  const read = anyShareSchema.parse(answer)
  if (read.kind === 'lab') {
    const { recording, ...share } = read
    return { ...share, events: readLabEvents(recording) }
  }
  const { recording, ...share } = read
  const batches: (readonly TraceEvent[])[] = []
  const end = await readEvents(new Blob([recording]).stream(), (batch) => batches.push(batch))
  if (end.type === 'failed') throw new Error(end.sentence)
  return { ...share, events: batches.flat() }
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
