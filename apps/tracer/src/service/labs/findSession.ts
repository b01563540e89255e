import type { Request } from 'express'
import type { LabSession } from '../../lab/labSession.ts'
import type { Labs } from '../../lab/labs.ts'
import { Refusal } from '../bodies/refusal.ts'
import { visitorOf } from '../guards/visitorCookie.ts'

/** The visitor's own session of this id. Another visitor's is as unknown as none: a Refusal with 404. */
export function findSession(labs: Labs, id: string, request: Request): LabSession {
  const session = labs.find(id, visitorOf(request))
  if (session !== null) return session
  throw new Refusal(
    404,
    'unknown_lab',
    'You have no such session here: it has ended or is not yours.',
  )
}
