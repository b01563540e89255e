import { z } from 'zod'
import { asyncId, at, site } from './eventFields.ts'

/**
 * What became of an HTTP request. 'ended': `end` was called on what the snippet writes, the answer to an incoming request or an
 * outgoing one's own body. 'sent': it was given its connection. 'responded': the head of its answer was read; 'completed': the
 * whole of it. 'failed': fetch gave it up. The last four are told of requests that the snippet sends.
 */
export const requestMoments = ['ended', 'sent', 'responded', 'completed', 'failed'] as const

/** An HTTP request, and what became of it. */
export const requestEvents = [
  /**
   * An HTTP request, numbered from 0. 'incoming': a server of the snippet's has read its head and calls the 'request' listeners
   * next. 'outgoing': `http.request` or the like makes it, at `site`; 'fetch': fetch does. `asyncId`: of what reads its messages from
   * the connection, one for all requests of a kept connection of a server. `target`: "GET /slow", as far as it is known.
   */
  z.object({
    type: z.literal('request'),
    at,
    request: z.number().int().nonnegative(),
    side: z.enum(['incoming', 'outgoing', 'fetch']),
    asyncId: asyncId.nullable(),
    connection: asyncId.nullable(),
    target: z.string().nullable(),
    site,
  }),
  /** See `requestMoments`. What is null is not told here; it may have been before. */
  z.object({
    type: z.literal('requestMoment'),
    at,
    request: z.number().int().nonnegative(),
    moment: z.enum(requestMoments),
    status: z.number().int().nullable(),
    asyncId: asyncId.nullable(),
    connection: asyncId.nullable(),
    target: z.string().nullable(),
  }),
] as const
