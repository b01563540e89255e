import { z } from 'zod'
import { at, count, process } from './labFields.ts'
import { outcomeNames } from './labOutcome.ts'

/** What became of the client's connections and requests. */
export const clientEvents = [
  /**
   * A connection of the client's, told one by one. opened: the kernel has taken it, as the client saw. accepted: `process`
   * has it. closed: as the client saw it.
   */
  z.object({
    type: z.literal('connection'),
    at,
    connection: count,
    state: z.enum(['opened', 'accepted', 'closed']),
    process: process.nullable(),
  }),
  /** A request has been given to a connection, told one by one. `request` counts all of this session, 1 the first. */
  z.object({
    type: z.literal('request'),
    at,
    request: count,
    connection: count,
    path: z.string(),
    /** Its `Accept-Encoding`, "" for none; told where compression is looked at. */
    accepts: z.string().max(40).optional(),
  }),
  /** What became of that request. `process`: who answered, or who held its connection; null: no one or unknown. */
  z.object({
    type: z.literal('answer'),
    at,
    request: count,
    outcome: z.enum(outcomeNames),
    process: process.nullable(),
    /** HTTP status of an answered one. */
    status: z.number().int().nullable(),
    /** From request to here. */
    us: z.number().nonnegative(),
    /** Of a lost one that never left the client, as its connection did not come about: why, a code of Node's. */
    unsent: z.string().max(80).optional(),
    /** What the client read from the connection for it, head and body as they came. */
    bytes: count.optional(),
    /** Content type without its parameters, and `Content-Encoding`, "" for none; told where `accepts` is. */
    content: z.object({ type: z.string().max(80), encoding: z.string().max(40) }).optional(),
  }),
  /** Exact counts of all requests and connections that are not told one by one, as they became known between from and to. */
  z.object({
    type: z.literal('sum'),
    at,
    from: at,
    to: at,
    sent: count,
    /** A process each; null: ended without one. `accepted`, `closed`: its connections. */
    processes: z.array(
      z.object({
        process: process.nullable(),
        answered: count,
        refused: count,
        reset: count,
        timedOut: count,
        lost: count,
        accepted: count,
        closed: count,
        /** Of those answered: with a status of 500 or above. */
        failed: count.optional(),
        /** Of those lost: never sent, as their connection did not come about. */
        unsent: count.optional(),
      }),
    ),
  }),
] as const
