import type { LabCreated, LabsResponse } from '@loopscope/shared/lab/labApi'
import { labRequestSchema } from '@loopscope/shared/lab/labApi'
import express, { type Request, type RequestHandler, type Response, type Router } from 'express'
import type { Labs, NotOpened } from '../../lab/labs.ts'
import { NotNow } from '../../lab/notNow.ts'
import { jsonBody } from '../bodies/jsonBody.ts'
import { readBody, requireJson } from '../bodies/readBody.ts'
import { Refusal, refusalBody } from '../bodies/refusal.ts'
import { allowOnly } from '../guards/allowOnly.ts'
import { clientAddress } from '../guards/clientAddress.ts'
import { ClientRate } from '../guards/clientRate.ts'
import { sameOriginOnly } from '../guards/guardHost.ts'
import { knowVisitor } from '../guards/visitorCookie.ts'
import { findSession } from './findSession.ts'
import { statsFormatSchema } from './statsFormat.ts'
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

async function openLab(
  labs: Labs,
  starts: ClientRate,
  request: Request,
  response: Response,
): Promise<void> {
  requireJson(request, 'the demo')
  const { demo } = readBody(request, labRequestSchema)
  const visitor = knowVisitor(request, response)
  if (labs.own(visitor, demo) === null)
    await starts.take(
      clientAddress(request),
      'You have started too many sessions within a minute.',
      1,
      'too_many_starts',
    )
  const opened = await labs.open(visitor, demo).catch((error: unknown) => {
    if (!(error instanceof NotNow)) throw error
    throw new Refusal(503, error.code, error.message, 30)
  })
  if (opened === 'missing') {
    const { error } = JSON.parse(refusalBody(refusalFor(opened))) as { error: object }
    const entry = (await labs.list()).find((known) => known.demo === demo)
    response.status(424).json({ error, missing: entry?.missing ?? [] })
    return
  }
  if (typeof opened === 'string') throw refusalFor(opened)
  const { session, fresh } = opened
  const created: LabCreated = {
    id: session.id,
    url: `/demos/${demo}`,
    expiresAt: new Date(labs.expiresAt(session.id)).toISOString(),
  }
  response.setHeader('Cache-Control', 'no-store')
  response.status(fresh ? 201 : 200).json(created)
}

function refusalFor(reason: NotOpened): Refusal {
  switch (reason) {
    case 'unknown':
      return new Refusal(404, 'unknown_demo', 'There is no such demo in this version.')
    case 'off':
      return new Refusal(
        403,
        'labs_off',
        'Demos start no processes here: this service listens beyond its own machine, or they are turned off (LOOPSCOPE_LAB). The recorded session plays.',
      )
    case 'missing':
      return new Refusal(424, 'missing', 'Something that this demo needs is not on this machine.')
    case 'full':
      return new Refusal(
        503,
        'labs_full',
        // When to come back is said once, by Retry-After.
        'Three demo sessions are running here, which is the limit. A recorded session can be played meanwhile.',
        30,
      )
    case 'stopping':
      return new Refusal(503, 'stopping', 'The service is stopping.', 5)
    default:
      return reason satisfies never
  }
}

/** HAProxy's own figures, through this service: its page may stand in a frame of ours, and can do nothing there. */
async function showStats(
  labs: Labs,
  request: Request<{ id: string }>,
  response: Response,
): Promise<void> {
  const session = findSession(labs, request.params.id, request)
  const format = statsFormatSchema.safeParse(request.query['format']).data
  if (format === undefined)
    throw new Refusal(400, 'bad_request', '"format" must be html, csv, json or prometheus.')
  if (session.stats === undefined)
    throw new Refusal(404, 'no_stats', 'This demo has no such figures.')
  try {
    const { type, text } = await session.stats(format)
    response.setHeader('Cache-Control', 'no-store')
    response.setHeader('Content-Security-Policy', STATS_POLICY)
    response.type(type).send(text)
  } catch (error) {
    if (!(error instanceof NotNow)) throw error
    throw new Refusal(409, error.code, error.message)
  }
}

/** No script, no form, nothing of any other address; in a frame of this origin alone. */
const STATS_POLICY =
  "default-src 'none'; style-src 'unsafe-inline'; sandbox; frame-ancestors 'self'; base-uri 'none'; form-action 'none'"

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
    if (!(error instanceof NotNow)) throw error
    if (error.code === 'too_many_actions') throw new Refusal(429, error.code, error.message, 1)
    throw new Refusal(error.code === 'bad_request' ? 400 : 409, error.code, error.message)
  }
}
