import { z } from 'zod'
import { asked, within } from '../labAction.ts'
import { loadTargets } from './loadTargets.ts'

const target = (name: string) =>
  z.enum(loadTargets, { error: `"${name}" must be one of ${loadTargets.join(', ')}` })

/** Connections, and requests that each may send before the first answer. */
const shape = {
  connections: within('connections', 1, 50).default(10),
  pipelining: within('pipelining', 1, 10).default(1),
  warmup: within('warmup', 0, 3).default(1),
}

/** Every action of the demo autocannon, with what its values may be. A target is a name: no address ever comes from a page. */
export const loadActions = {
  /** One run. `warmup`: seconds before it that do not count. */
  run: { target: target('target'), seconds: within('seconds', 1, 15).default(5), ...shape },
  /** So many pairs, A and B in turns. */
  ab: {
    ...{ a: target('a'), b: target('b'), rounds: within('rounds', 2, 7).default(5) },
    ...{ seconds: within('seconds', 1, 6).default(3), ...shape },
  },
  /** The server stands still for a second: once under a closed loop, once under an open one. */
  stall: {
    seconds: within('seconds', 4, 10).default(6),
    connections: within('connections', 1, 20).default(10),
  },
  /** Ends the run, or the wait for one. */
  stop: {},
  /** Everything anew: a new epoch. */
  reset: {},
} as const
export type LoadActionName = keyof typeof loadActions

export const loadActionNames = Object.keys(loadActions) as LoadActionName[]

function bodyOf<N extends LoadActionName>(name: N) {
  return z.strictObject({ action: z.literal(name), ...asked, ...loadActions[name] })
}

/** Body of POST /api/labs/:id/actions of a session of autocannon. */
export const loadActionSchema = z.discriminatedUnion(
  'action',
  [bodyOf('run'), bodyOf('ab'), bodyOf('stall'), bodyOf('stop'), bodyOf('reset')],
  { error: `"action" must be one of ${loadActionNames.join(', ')}` },
)
export type LoadAction = z.infer<typeof loadActionSchema>
export type LoadActionRequest = z.input<typeof loadActionSchema>
