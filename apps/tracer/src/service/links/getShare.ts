import { Readable } from 'node:stream'
import type { Request, Response } from 'express'
import type { RecordedDemo, Snippet } from '../../shares/packRecording.ts'
import type { Share } from '../../shares/shareStore.ts'
import { unpackRecording } from '../../shares/unpackRecording.ts'
import { damagedLink } from './linkRefusals.ts'
import type { Shares } from './postShare.ts'
import type { ReadBudget } from './readBudget.ts'
import { refuseIfUnreachable } from './refuseIfUnreachable.ts'
import { sendLink } from './sendLink.ts'

/** GET /api/shares/:id: the link and its recording in one, as JSON; that is unpacked for each reader. */
export async function getShare(
  shares: Shares,
  reads: ReadBudget,
  request: Request<{ id: string }>,
  response: Response,
): Promise<void> {
  await sendLink(shares, reads, request, response, 'json', async (id) => {
    const share = await refuseIfUnreachable(shares.shareStore.open(id))
    if (share === null) return null
    const text = jsonOf(share)
    const first = await text.next().catch((error: unknown) => {
      throw damagedLink(error)
    })
    const all = async function* () {
      yield first.value ?? ''
      yield* text
    }
    return { pieces: [Readable.from(all())] }
  })
}

/** The JSON of `shareSchema` or `labShareSchema`, in pieces. */
async function* jsonOf({ id, cursor, view, createdAt, recording }: Share): AsyncGenerator<string> {
  for await (const piece of unpackRecording(recording)) {
    if (typeof piece === 'string') {
      yield JSON.stringify(piece).slice(1, -1)
      continue
    }
    const made = new Date(createdAt).toISOString()
    const head = { kind: kindOf(piece), id, cursor, view, createdAt: made, ...shown(piece) }
    yield `${JSON.stringify(head).slice(0, -1)},"recording":"`
  }
  yield '"}'
}

const kindOf = (what: Snippet | RecordedDemo) => ('demo' in what ? 'lab' : 'run')

function shown(what: Snippet | RecordedDemo) {
  if ('demo' in what) return { demo: what.demo }
  const { source, module, node, threadPoolSize } = what
  return { source, module, node, threadPoolSize }
}
