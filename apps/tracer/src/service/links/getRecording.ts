import { Readable } from 'node:stream'
import { createZstdDecompress } from 'node:zlib'
import type { Request, Response } from 'express'
import type { Shares } from './postShare.ts'
import type { ReadBudget } from './readBudget.ts'
import { refuseIfUnreachable } from './refuseIfUnreachable.ts'
import { sendLink } from './sendLink.ts'
import type { StoredRecordings } from './storedRecordings.ts'

/**
 * GET /api/shares/:id/recording: what a link shows, as it is stored: a line of JSON that says what was recorded, and the recording,
 * NDJSON. Who takes zstd or gzip gets stored bytes, so that a reader costs next to nothing; for all others they are unpacked.
 */
export async function getRecording(
  shares: Shares,
  reads: ReadBudget,
  recordings: StoredRecordings,
  request: Request<{ id: string }>,
  response: Response,
): Promise<void> {
  response.vary('Accept-Encoding')
  const type = 'application/x-ndjson'
  await sendLink(shares, reads, request, response, type, async (id, { hash, isOpened }) => {
    const encoding = encodingFor(request)
    const stored = await recordings.read(hash, encoding === 'gzip' ? 'gzip' : 'zstd')
    // The link was deleted in between.
    if (stored === null) return null
    if (!isOpened) await refuseIfUnreachable(shares.shareStore.countOpening(id))
    const { bytes } = stored
    const sent = () => stored.giveBack()
    if (encoding === 'identity')
      return { pieces: [Readable.from([bytes]), createZstdDecompress()], sent }
    response.setHeader('Content-Encoding', encoding)
    response.setHeader('Content-Length', bytes.length)
    return { pieces: [Readable.from([bytes])], sent }
  })
}

/** Whoever takes zstd gets that, whatever else they would rather have. */
function encodingFor(request: Request): 'zstd' | 'gzip' | 'identity' {
  if (request.acceptsEncodings('zstd') !== false) return 'zstd'
  return request.acceptsEncodings('gzip') === false ? 'identity' : 'gzip'
}
