import type { Request, Response } from 'express'
import { isShareId } from '../../shares/shareKeys.ts'
import { CACHED } from './cached.ts'
import { unknownShare } from './linkRefusals.ts'
import type { Shares } from './postShare.ts'
import { refuseIfUnreachable } from './refuseIfUnreachable.ts'

/** GET /api/shares/:id/moment: a link without its recording, as `linkMomentSchema` has it. Opens nothing. */
export async function getMoment(
  shares: Shares,
  { params: { id } }: Request<{ id: string }>,
  response: Response,
): Promise<void> {
  const moment = isShareId(id) ? await refuseIfUnreachable(shares.shareStore.momentOf(id)) : null
  if (moment === null) throw unknownShare()
  const { cursor, view, createdAt } = moment
  response.setHeader('Cache-Control', CACHED)
  response.json({ id, cursor, view, createdAt: new Date(createdAt).toISOString() })
}
