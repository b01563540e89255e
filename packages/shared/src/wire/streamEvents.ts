import { z } from 'zod'
import { at, site } from './eventFields.ts'

/**
 * What a stream may be said to be. 'unread': no one listens for its data, and it is piped nowhere; 'paused': the same after
 * `pause` or `unpipe`. 'full': its read buffer has reached its high water mark. 'ended': its source has said so, by pushing null.
 * 'reading': it has asked its source, which has given nothing since. 'ending': `end` has been called. 'writing': a chunk is being
 * written. 'pipedInto': another stream is piped into it. 'transforms': what is written to it is read from it.
 */
export const streamFacts = [
  'readable',
  'writable',
  'endEmitted',
  'finished',
  'destroyed',
  'unread',
  'paused',
  'ended',
  'reading',
  'full',
  'pipedInto',
  'ending',
  'writing',
  'corked',
  'transforms',
] as const

/** What is told of the snippet's streams that were not over when the loop died. */
export const streamEvents = [
  /**
   * A stream of the snippet's that was not over when the loop died; just before `exit`, and of the first 200 streams only.
   * `stream`: counts from 0. `name`: its class. `site`: where it was made. `facts`: see `streamFacts`. `buffered`: what waits
   * to be read, in bytes or objects.
   */
  z.object({
    type: z.literal('stream'),
    at,
    stream: z.number().int().nonnegative(),
    name: z.string(),
    site,
    facts: z.array(z.enum(streamFacts)),
    buffered: z.number().int().nonnegative(),
  }),
  /** One such stream is piped into another. */
  z.object({
    type: z.literal('streamPipe'),
    at,
    from: z.number().int().nonnegative(),
    to: z.number().int().nonnegative(),
  }),
  /**
   * Somebody waited for such a stream. 'pipeline', 'finished': the callback of that call of the snippet's, `call` (from 0), made at
   * `site`, had not come; one event per stream of it, and one without a stream where its first is not told. 'listener': one of the snippet's for an `event` that
   * had not come; `line` and `column` are where it begins. 'node': Node itself, for an await of the snippet's.
   */
  z.object({
    type: z.literal('streamWait'),
    at,
    stream: z.number().int().nonnegative().nullable(),
    by: z.enum(['pipeline', 'finished', 'listener', 'node']),
    call: z.number().int().nonnegative().nullable(),
    site,
    event: z.string().nullable(),
    line: z.number().int().nullable(),
    column: z.number().int().nullable(),
  }),
  /**
   * A function of the snippet's that such a stream had called and that had not answered: 'read' had pushed nothing since, the others
   * ('write', 'writev', 'final', 'transform', 'flush') had not called their callback. `line`: where it begins.
   */
  z.object({
    type: z.literal('streamFunction'),
    at,
    stream: z.number().int().nonnegative(),
    name: z.string(),
    line: z.number().int().nullable(),
    column: z.number().int().nullable(),
  }),
] as const
