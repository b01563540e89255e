import type { LabsResponse } from '@loopscope/shared/lab/labApi'
import express, { type Request, type RequestHandler, type Response, type Router } from 'express'
import { ActionRefused } from '../../lab/actionRefused.ts'
import type { Labs } from '../../lab/labs.ts'
import { jsonBody } from '../bodies/jsonBody.ts'
import { readBody, requireJson } from '../bodies/readBody.ts'
import { Refusal } from '../bodies/refusal.ts'
import { allowOnly } from '../guards/allowOnly.ts'
import { ClientRate } from '../guards/clientRate.ts'
import { sameOriginOnly } from '../guards/guardHost.ts'
import { knowVisitor } from '../guards/visitorCookie.ts'
import { findSession } from './findSession.ts'
import { openLab } from './openLab.ts'
import { showStats } from './showStats.ts'
import { streamLab } from './streamLab.ts'

const BODY_LIMIT = 4096
/** Sessions that one client may start. */
const STARTS_PER_MINUTE = 30

type Labbed = { readonly labs: Labs }

/** Everything under /api/labs. `accepting` refuses when the service is stopping. */
export function labRoutes({ labs }: Labbed, accepting: RequestHandler): Router {
  const router = express.Router()
  router.use(sameOriginOnly)
  const json = jsonBody(BODY_LIMIT)
  const starts = new ClientRate(
    { name: 'starts', amount: STARTS_PER_MINUTE, seconds: 60 },
    // Sessions are processes of this machine, and it is this machine that they would wear out.
    null,
  )
  router
    .route('/')
    .get((request, response) => listLabs(labs, request, response))
    .post(accepting, ...json, (request, response) => openLab(labs, starts, request, response))
    .all(allowOnly('GET, HEAD, POST', 'Demos are listed with GET and started with POST.'))
  router
    .route('/:id/events')
    // Express answers HEAD as GET: it would wait for a stream's end to say that there is one.
    .head(allowOnly('GET', 'Events of a session are read with GET.'))
    .get((request, response) => streamLab(labs, request, response))
    .all(allowOnly('GET', 'Events of a session are read with GET.'))
  router
    .route('/:id/actions')
    .post(...json, (request, response) => act(labs, request, response))
    .all(allowOnly('POST', 'Actions are asked for with POST.'))
  router
    .route('/:id/recording')
    .get((request, response) => {
      const { recording } = findSession(labs, request.params.id, request)
      response.setHeader('Cache-Control', 'no-store')
      response.type('application/x-ndjson').send(Buffer.from(recording.ndjson()))
    })
    .all(allowOnly('GET, HEAD', 'The recording of a session is read with GET.'))
  router
    .route('/:id/stats')
    .get((request, response) => showStats(labs, request, response))
    .all(allowOnly('GET, HEAD', 'Figures of a session are read with GET.'))
  router
    .route('/:id')
    .delete(async (request, response) => {
      await findSession(labs, request.params.id, request).end('stopped')
      response.status(204).end()
    })
    .all(allowOnly('DELETE', 'A session is ended with DELETE.'))
  return router
}

async function listLabs(labs: Labs, request: Request, response: Response): Promise<void> {
  const owned = labs
    .owned(knowVisitor(request, response))
    .map(({ id, recording }) => ({ id, demo: recording.header.demo }))
  const body: LabsResponse = {
    enabled: labs.enabled,
    labs: await labs.list(),
    own: owned[0] ?? null,
    owned,
  }
  response.setHeader('Cache-Control', 'no-store')
  response.json(body)
}

async function act(
  labs: Labs,
  request: Request<{ id: string }>,
  response: Response,
): Promise<void> {
  requireJson(request, 'the action')
  const session = findSession(labs, request.params.id, request)
  const action = readBody(request, session.actions)
  try {
    const done = await session.act(action)
    labs.touch(session.id)
    labs.acted(session.id, action.action)
    response.setHeader('Cache-Control', 'no-store')
    response.json(done)
  } catch (error) {
    if (!(error instanceof ActionRefused)) throw error
    if (error.code === 'too_many_actions') throw new Refusal(429, error.code, error.message, 1)
    throw new Refusal(error.code === 'bad_request' ? 400 : 409, error.code, error.message)
  }
}
