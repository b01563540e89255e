import { pipeline } from 'node:stream/promises'
import type { Request, Response } from 'express'
import type { RecordedDemo, Snippet } from '../../shares/packRecording.ts'
import { isShareId } from '../../shares/shareKeys.ts'
import type { Share } from '../../shares/shareStore.ts'
import { unpackRecording } from '../../shares/unpackRecording.ts'
import { Refusal } from '../bodies/refusal.ts'
import { requestIdOf } from '../edge/requestId.ts'
import { clientAddress } from '../guards/clientAddress.ts'
import { type Shares, unknownShare } from './postShare.ts'
import type { ReadBudget } from './readBudget.ts'
import { refuseIfUnreachable } from './refuseIfUnreachable.ts'

/** However slowly it reads, no one is given longer than this for a link, ms. */
const LONGEST_MS = 2 * 60_000

/**
 * Whoever stands between the service and many readers keeps a link for a minute, and for a day while there is no other answer.
 * Never for ever: a link can be deleted. More than nothing for browsers, or HAProxy keeps nothing either.
 */
const CACHED = 'public, max-age=5, s-maxage=60, stale-if-error=86400'

/**
 * GET /api/shares/:id: the link as JSON. The recording is unpacked and sent piece by piece, so that neither a large one nor a slow
 * reader holds anybody else up.
 */
export async function getShare(
  shares: Shares,
  reads: ReadBudget,
  request: Request<{ id: string }>,
  response: Response,
): Promise<void> {
  const { id } = request.params
  const head = isShareId(id) ? await refuseIfUnreachable(shares.shareStore.headOf(id)) : null
  if (head === null) throw unknownShare()
  response.type('json')
  response.setHeader('Cache-Control', CACHED)
  // A link never changes: its moment is as old as its id. Weak: compressed or not, it says the same.
  response.setHeader('ETag', `W/"${head.hash.toString('base64url')}"`)
  if (request.fresh || request.method === 'HEAD') {
    response.status(request.fresh ? 304 : 200).end()
    return
  }
  // Before any of it is read: those who ask at once must not fill the memory before they are counted.
  const end = reads.begin(clientAddress(request), head.bytes)
  try {
    const share = await refuseIfUnreachable(shares.shareStore.open(id))
    if (share === null) throw unknownShare()
    await send(shares, share, response)
  } finally {
    end()
  }
}

async function send({ log }: Shares, share: Share, response: Response): Promise<void> {
  const text = jsonOf(share)
  const first = await text.next().catch((error: unknown) => {
    throw new Refusal(500, 'damaged', 'What is stored for this link is damaged.', null, error)
  })
  const all = async function* () {
    yield first.value ?? ''
    yield* text
  }
  try {
    await pipeline(all(), response, { signal: AbortSignal.timeout(LONGEST_MS) })
  } catch (error) {
    // Who left, or took too long, needs no answer; and the rest of an answer cannot become a refusal.
    const { code } = error as NodeJS.ErrnoException
    if (code !== 'ERR_STREAM_PREMATURE_CLOSE' && code !== 'ABORT_ERR')
      log.error({ requestId: requestIdOf(response), err: error }, 'A link could not be sent.')
  }
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
