import type { Request, Response } from 'express'
import { requestIdOf } from '../edge/requestId.ts'
import { clientAddress } from '../guards/clientAddress.ts'
import type { SlowResponses } from '../guards/slowResponses.ts'
import { readBatchRequest } from '../runs/readRunRequest.ts'
import type { Runs } from '../runs/recordRun.ts'
import type { Batches } from './batches.ts'
import { streamBatch } from './streamBatch.ts'
import { takeOrder } from './takeOrder.ts'

/**
 * POST /api/batches: runs the same snippet again and again, and streams what each run gave as NDJSON. One recording per
 * distinct output is kept like that of a single run. Throws a Refusal before the first byte.
 */
export async function postBatch(
  runs: Runs,
  batches: Batches,
  slowResponses: SlowResponses,
  request: Request,
  response: Response,
): Promise<void> {
  const { runs: many, versions = null, ...asked } = readBatchRequest(request)
  const left = new AbortController()
  response.once('close', () => left.abort(new Error('the client has left')))
  try {
    const order = await takeOrder(runs, {
      ...{ asked, runs: versions?.length ?? many, versions, record: true, signal: left.signal },
      ...{ client: clientAddress(request), requestId: requestIdOf(response) },
    })
    if (left.signal.aborted) return
    await streamBatch(slowResponses, batches.begin(order), 0, response)
  } catch (error) {
    if (!left.signal.aborted) throw error
  }
}
