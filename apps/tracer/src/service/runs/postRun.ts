import type { Request, Response } from 'express'
import { beginNdjson } from '../bodies/ndjson.ts'
import { requestIdOf } from '../edge/requestId.ts'
import { clientAddress } from '../guards/clientAddress.ts'
import type { SlowResponses } from '../guards/slowResponses.ts'
import { readRunRequest } from './readRunRequest.ts'
import { type Runs, recordRun } from './recordRun.ts'

/**
 * POST /api/runs: streams the recording as NDJSON while the snippet runs; the outcome is the last line.
 * A client that leaves ends its run, whether it waits or goes on. Throws a Refusal before the first byte.
 *
 * A batch of events is one write. No one waits for the client to read it: the recording is kept whole in any case, and a
 * slow reader must not hold a turn. The answer begins with the first batch, so that a run that could not be started can
 * still be refused. It ends with the outcome: the client need not wait until the process is gone.
 */
export async function postRun(
  runs: Runs,
  slowResponses: SlowResponses,
  request: Request,
  response: Response,
): Promise<void> {
  const asked = readRunRequest(request)
  const left = new AbortController()
  response.once('close', () => left.abort(new Error('the client has left')))
  await recordRun(runs, asked, {
    client: clientAddress(request),
    requestId: requestIdOf(response),
    signal: left.signal,
    receive(chunk) {
      if (!response.headersSent && !response.destroyed) beginNdjson(response)
      if (!response.destroyed) response.write(chunk)
    },
    finish: () => slowResponses.finish(response),
  })
}
