import type { PuzzleResponse } from '@loopscope/shared/puzzle/puzzlesResponse'
import type { Express, RequestHandler } from 'express'
import express from 'express'
import type { MissingRuntime } from '../sandbox/process/runtimes.ts'
import type { SharedQueue } from '../sharedQueue/sharedQueue.ts'
import { jsonBody } from './bodies/jsonBody.ts'
import { Refusal } from './bodies/refusal.ts'
import { healthRoutes } from './edge/healthRoutes.ts'
import type { Life } from './edge/life.ts'
import { logRequests } from './edge/logRequests.ts'
import { metricsRoute } from './edge/metricsRoute.ts'
import { nameRequest } from './edge/requestId.ts'
import type { StoreWatch } from './edge/storeWatch.ts'
import { allowOnly } from './guards/allowOnly.ts'
import { guardHost, requireHost } from './guards/guardHost.ts'
import { securityHeaders } from './guards/securityHeaders.ts'
import { SlowResponses } from './guards/slowResponses.ts'
import { labGauges } from './labs/labMetrics.ts'
import { labRoutes } from './labs/labRoutes.ts'
import type { Shares } from './links/postShare.ts'
import { shareMetrics } from './links/shareMetrics.ts'
import { shareRoutes } from './links/shareRoutes.ts'
import { onError } from './onError.ts'
import { getDocument } from './openapi/getDocument.ts'
import { missingPage, pages } from './pages.ts'
import { puzzleRoutes } from './puzzles/puzzleRoutes.ts'
import { Batches } from './repeats/batches.ts'
import { getBatch } from './repeats/getBatch.ts'
import { postBatch } from './repeats/postBatch.ts'
import { type Comparisons, postFidelity } from './repeats/postFidelity.ts'
import { postSample } from './repeats/postSample.ts'
import { sharedQueueMetrics } from './repeats/sharedQueueMetrics.ts'
import { takeJobs } from './repeats/takeJobs.ts'
import { listVersions } from './runs/listVersions.ts'
import { postRun } from './runs/postRun.ts'
import { requireRun } from './runs/requireRun.ts'

export type AppParts = Shares & {
  readonly life: Life
  readonly storeWatch: StoreWatch
  /** null: repeated runs are made here. */
  readonly sharedQueue: SharedQueue | null
  readonly missing: readonly MissingRuntime[]
  /** From easy to hard. */
  readonly puzzles: readonly PuzzleResponse[]
  /** Folder of the built page. */
  readonly pageFolder: string
}

/** The service as an Express app; it listens nowhere by itself. */
export function createApp(parts: AppParts): Express {
  const app = express()
  app.disable('x-powered-by')
  const { proxies, host, hosts } = parts.config
  app.set('trust proxy', proxies.length > 0 && [...proxies])
  app.use(nameRequest, logRequests(parts.log))
  app.use(securityHeaders)
  app.use(requireHost)
  healthRoutes(app, parts)
  app.use(guardHost(host, hosts))
  shareMetrics(parts.metrics.registry, parts.shareStore)
  labGauges(parts.metrics.registry, parts.labs)
  if (parts.config.metricsPort === null) metricsRoute(app, parts.metrics)
  app.use('/api', api(parts))
  app.use((request, response, next) => {
    if (request.method === 'GET' || request.method === 'HEAD') next()
    else onlyRead(request, response, next)
  })
  app.use(pages(parts.pageFolder, parts.puzzles, parts.shareStore))
  app.use(missingPage(parts.pageFolder))
  app.use((request) => {
    throw new Refusal(404, 'not_found', `There is nothing at ${request.path.slice(0, 200)}.`)
  })
  app.use(onError(parts))
  return app
}

const onlyRead = allowOnly('GET, HEAD', 'What is not under /api is only read, with GET.')

function api(parts: AppParts): express.Router {
  const router = express.Router()
  const accepting: RequestHandler = (_request, _response, next) => {
    if (!parts.accepting()) throw new Refusal(503, 'stopping', 'The service is stopping.', 5)
    next()
  }
  const json = jsonBody()
  const slowResponses = new SlowResponses()
  const comparisons: Comparisons = new WeakMap()
  const { sharedQueue } = parts
  const batches = new Batches(parts, sharedQueue)
  if (sharedQueue !== null) {
    takeJobs(parts, parts.life, sharedQueue)
    sharedQueueMetrics(parts.metrics.registry, sharedQueue)
  }
  router
    .route('/openapi.json')
    .get(getDocument())
    .all(allowOnly('GET, HEAD', 'The description of the API is read with GET.'))
  router
    .route('/versions')
    .get((_request, response) => {
      response.json(listVersions(parts.runtimes, parts.missing, parts.sandbox))
    })
    .all(allowOnly('GET, HEAD', 'Versions are read with GET.'))
  router
    .route('/runs')
    .post(accepting, ...json, (request, response) =>
      postRun(parts, slowResponses, request, response),
    )
    .all(allowOnly('POST', 'Runs are started with POST.'))
  router
    .route('/batches')
    .post(accepting, ...json, (request, response) =>
      postBatch(parts, batches, slowResponses, request, response),
    )
    .all(allowOnly('POST', 'Batches of runs are started with POST.'))
  router
    .route('/batches/:id')
    .get(accepting, (request, response) => getBatch(batches, slowResponses, request, response))
    .all(allowOnly('GET, HEAD', 'The rest of a batch is read with GET.'))
  router
    .route('/runs/:runId/fidelity')
    .post(accepting, (request, response) =>
      postFidelity(parts, sharedQueue, comparisons, request.params.runId, request, response),
    )
    .all(allowOnly('POST', 'A run is compared with plain Node with POST.'))
  router
    .route('/runs/:runId/sample')
    .post(accepting, (request, response) =>
      postSample(parts, request.params.runId, request, response),
    )
    .all(allowOnly('POST', 'A run is sampled with POST.'))
  router
    .route('/runs/:runId')
    .get(async (request, response) => {
      const run = await requireRun(parts.store, request.params.runId)
      // Express would hash all of it, each time.
      response.setHeader('ETag', `W/"${run.runId}"`)
      response.type('application/x-ndjson').send(await run.ndjson())
    })
    .all(allowOnly('GET, HEAD', 'A finished run is read with GET, and forgotten by itself.'))
  router.use('/puzzles', puzzleRoutes(parts.puzzles))
  router.use('/labs', labRoutes(parts, accepting))
  router.use('/shares', shareRoutes(parts, [accepting, ...json]))
  router.use((request) => {
    throw new Refusal(
      404,
      'not_found',
      `There is no ${request.method} ${request.baseUrl}${request.path.slice(0, 200)}.`,
    )
  })
  return router
}
