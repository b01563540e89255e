import type { Request, Response } from 'express'
import { z } from 'zod'
import { hashOfKey, isDeleteKey, isShareId } from '../../shares/shareKeys.ts'
import { readBody, requireJson } from '../bodies/readBody.ts'
import { Refusal } from '../bodies/refusal.ts'
import { unknownShare } from './linkRefusals.ts'
import type { Shares } from './postShare.ts'
import { refuseIfUnreachable } from './refuseIfUnreachable.ts'

/** Body of DELETE /api/shares/:id, where the key is not in a header. */
export const deleteKeySchema = z.object({ deleteKey: z.string() })

/** DELETE /api/shares/:id with the key as `Authorization: Bearer <key>` or as `{"deleteKey"}`: 204 once it is gone for good. */
export async function deleteShare(
  shares: Shares,
  request: Request<{ id: string }>,
  response: Response,
): Promise<void> {
  const { id } = request.params
  const key = keyOf(request)
  if (key === null) {
    response.setHeader('WWW-Authenticate', 'Bearer')
    throw new Refusal(
      401,
      'no_key',
      'Deleting a link needs its key: Authorization: Bearer <key>, or {"deleteKey": "<key>"}.',
    )
  }
  if (!isShareId(id)) throw unknownShare()
  const removed = await refuseIfUnreachable(
    isDeleteKey(key)
      ? shares.shareStore.remove(id, hashOfKey(key))
      : shares.shareStore.has(id).then((there) => (there ? 'wrongKey' : 'unknown')),
  )
  if (removed === 'unknown') throw unknownShare()
  if (removed === 'wrongKey')
    throw new Refusal(403, 'wrong_key', 'This is not the key for this link.')
  response.status(204).end()
}

function keyOf(request: Request<{ id: string }>): string | null {
  const bearer = /^Bearer +(\S+)$/i.exec(request.headers.authorization ?? '')?.[1]
  if (bearer !== undefined) return bearer
  if (hasBody(request)) requireJson(request, 'the key')
  // Without a key there is none to be read: that is said first.
  return deleteKeySchema.safeParse(request.body).success
    ? readBody(request, deleteKeySchema).deleteKey
    : null
}

function hasBody({ headers }: Request<{ id: string }>): boolean {
  return headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0
}
