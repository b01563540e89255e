import type { LabCreated } from '@loopscope/shared/lab/labApi'
import { labRequestSchema } from '@loopscope/shared/lab/labApi'
import type { Request, Response } from 'express'
import { ActionRefused } from '../../lab/actionRefused.ts'
import type { Labs, NotOpened } from '../../lab/labs.ts'
import { readBody, requireJson } from '../bodies/readBody.ts'
import { Refusal, refusalBody } from '../bodies/refusal.ts'
import { clientAddress } from '../guards/clientAddress.ts'
import type { ClientRate } from '../guards/clientRate.ts'
import { knowVisitor } from '../guards/visitorCookie.ts'

/** Starts a session, or gives the one that this visitor has. */
export async function openLab(
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
    if (!(error instanceof ActionRefused)) throw error
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
