import { MOST_BATCH_RUNS } from '@loopscope/shared/wire/batch'
import type { Request, Response } from 'express'
import { Refusal } from '../bodies/refusal.ts'
import type { SlowResponses } from '../guards/slowResponses.ts'
import type { Batches } from './batches.ts'
import { streamBatch } from './streamBatch.ts'

/**
 * GET /api/batches/:id: the results of a batch that goes on or ended a short time ago, from the one that `from` says on.
 * Throws a Refusal of a batch that nobody knows any more.
 */
export async function getBatch(
  batches: Batches,
  slowResponses: SlowResponses,
  request: Request<{ id: string }>,
  response: Response,
): Promise<void> {
  const { from = '0' } = request.query
  if (typeof from !== 'string' || !/^\d{1,3}$/.test(from) || Number(from) > MOST_BATCH_RUNS)
    throw new Refusal(
      400,
      'bad_request',
      `"from" must be a whole number from 0 to ${MOST_BATCH_RUNS}.`,
    )
  const batch = await batches.find(request.params.id)
  if (!response.destroyed) await streamBatch(slowResponses, batch, Number(from), response)
}
