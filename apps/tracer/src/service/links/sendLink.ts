import type { Readable, Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { Request, Response } from 'express'
import { isShareId } from '../../shares/shareKeys.ts'
import type { ShareHead } from '../../shares/shareStore.ts'
import { requestIdOf } from '../edge/requestId.ts'
import { clientAddress } from '../guards/clientAddress.ts'
import { CACHED } from './cached.ts'
import { unknownShare } from './linkRefusals.ts'
import type { Shares } from './postShare.ts'
import type { ReadBudget } from './readBudget.ts'
import { refuseIfUnreachable } from './refuseIfUnreachable.ts'

/** However slowly it reads, no one is given longer than this for a link, ms. */
const LONGEST_MS = 2 * 60_000

type Sending = {
  /** Bytes or text in pieces, and the streams that they go through. */
  readonly pieces: readonly [Readable, ...(readonly Transform[])]
  /** Called when the system has all of it, and not where the client has left before. */
  readonly sent?: () => void
}

/**
 * Answers with what `piecesOf` makes of a link, piece by piece, so that neither a large one nor a slow reader holds anyone else
 * up; with 304 where the client has it, with the headers alone where it asks for those. What `piecesOf` throws is a refusal, and null
 * from it says that the link is gone.
 */
export async function sendLink(
  { shareStore, log }: Shares,
  reads: ReadBudget,
  request: Request<{ id: string }>,
  response: Response,
  type: string,
  piecesOf: (id: string, head: ShareHead) => Promise<Sending | null>,
): Promise<void> {
  const { id } = request.params
  const head = isShareId(id) ? await refuseIfUnreachable(shareStore.headOf(id)) : null
  if (head === null) throw unknownShare()
  response.type(type)
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
    const sending = await piecesOf(id, head)
    if (sending === null) throw unknownShare()
    const { pieces, sent } = sending
    await pipeline([...pieces, response], { signal: AbortSignal.timeout(LONGEST_MS) }).then(
      sent,
      (error: unknown) => {
        // Who left, or took too long, needs no answer; and the rest of an answer cannot become a refusal.
        const { code } = error as NodeJS.ErrnoException
        if (code !== 'ERR_STREAM_PREMATURE_CLOSE' && code !== 'ABORT_ERR')
          log.error({ requestId: requestIdOf(response), err: error }, 'A link could not be sent.')
      },
    )
  } finally {
    end()
  }
}
