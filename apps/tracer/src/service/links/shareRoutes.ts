import compression from 'compression'
import express, { type Router } from 'express'
import { jsonBody } from '../bodies/jsonBody.ts'
import { allowOnly } from '../guards/allowOnly.ts'
import { deleteShare } from './deleteShare.ts'
import { getMoment } from './getMoment.ts'
import { getRecording } from './getRecording.ts'
import { getShare } from './getShare.ts'
import { postShare, type Shares } from './postShare.ts'
import { ReadBudget } from './readBudget.ts'
import { ShareRates } from './shareRates.ts'
import { StoredRecordings } from './storedRecordings.ts'

const KEY_BODY_LIMIT = 1024
/** Of links that are being read at once. */
const MOST_READ_BYTES = 256 * 1024 * 1024

const onlyRead = allowOnly('GET, HEAD', 'What a link shows is read with GET: it never changes.')

/** Everything under /api/shares. `json` reads the body of a request for a run, or refuses it. */
export function shareRoutes(shares: Shares, json: readonly express.RequestHandler[]): Router {
  const router = express.Router()
  const rates = new ShareRates(shares.config, shares.shareStore.shared)
  const reads = new ReadBudget(MOST_READ_BYTES)
  const recordings = new StoredRecordings(shares.shareStore, shares.log)
  router
    .route('/')
    .post(...json, (request, response) => postShare(shares, rates, request, response))
    .all(allowOnly('POST', 'Links are made with POST and are not listed.'))
  router
    .route('/:id/moment')
    .get((request, response) => getMoment(shares, request, response))
    .all(onlyRead)
  router
    .route('/:id/recording')
    .get((request, response) => getRecording(shares, reads, recordings, request, response))
    .all(onlyRead)
  router
    .route('/:id')
    // The lowest level: a third of the work of the usual one, for a tenth more bytes.
    .get(compression({ level: 1 }), (request, response) =>
      getShare(shares, reads, request, response),
    )
    .delete(...jsonBody(KEY_BODY_LIMIT), (request, response) =>
      deleteShare(shares, request, response),
    )
    .all(
      allowOnly(
        'GET, HEAD, DELETE',
        'A link is read with GET and deleted with DELETE: it never changes.',
      ),
    )
  return router
}
