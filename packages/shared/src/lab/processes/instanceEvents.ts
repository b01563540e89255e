import { z } from 'zod'
import { at, count, process } from '../labFields.ts'
import { INSTANCE_KINDS } from './instanceKinds.ts'

/** Events of the demo processes: what its parent found out about the instances that it started. Part of `labEventSchema`. */

export const instanceKindSchema = z.enum(INSTANCE_KINDS)
export const serializationSchema = z.enum(['json', 'advanced'])
/** Node's option `serialization` of child_process and cluster: how a message becomes bytes. */
export type Serialization = z.infer<typeof serializationSchema>

export const crashWays = ['throw', 'exit', 'kill'] as const

const us = z.number().nonnegative()
/** Which comparison, 1 the first of the session. */
const comparison = count

export const INSTANCE_EVENTS = [
  /** A comparison begins. */
  z.object({
    type: z.literal('comparison'),
    at,
    comparison,
    what: z.enum(['costs', 'values', 'sharing']),
    /** costs: how often each kind is started. */
    times: count.optional(),
    /** values: of the forked child and of the cluster worker. */
    serialization: serializationSchema.optional(),
  }),
  /** It is over. `whole`: nothing ended it before its end. */
  z.object({ type: z.literal('compared'), at, comparison, whole: z.boolean() }),
  /** One instance was started, asked many times, looked at and ended. */
  z.object({
    type: z.literal('trial'),
    at,
    comparison,
    kind: instanceKindSchema,
    /** 1 the first of its kind. */
    trial: count,
    /** Of the process that it is in: a thread's is its parent's. */
    pid: z.number().int(),
    /** From the call that starts it to its first message. */
    startUs: us,
    /** There and back, a small message each. */
    trips: z.object({ count, least: us, middle: us, most: us }),
    /**
     * Of a process: its own memory as it waits. Of a thread: by how much the process that it is in has grown.
     * rss: resident set. pss: private pages, and of each shared page the part that falls to one of those who share it (Linux; else null).
     */
    rssBytes: z.number(),
    pssBytes: z.number().nullable(),
  }),
  /** A value was sent to an instance. `words`: what it found, as `util.inspect` shows it, or the error of who sent it. */
  z.object({
    type: z.literal('value'),
    at,
    comparison,
    kind: instanceKindSchema,
    /** As the program writes it, and as `util.inspect` shows it before it is sent. */
    name: z.string(),
    sent: z.string(),
    arrived: z.enum(['same', 'other', 'refused']),
    words: z.string(),
  }),
  /**
   * What the parent and an instance have in common. global: a property of globalThis that the instance changed. buffer: the cell
   * of a SharedArrayBuffer that it was sent and wrote to. port: two of the kind were told to listen on the same port.
   */
  z.object({
    type: z.literal('sharing'),
    at,
    comparison,
    kind: instanceKindSchema,
    what: z.enum(['global', 'buffer', 'port']),
    shared: z.boolean(),
    /** What the parent found afterwards, and what the instance had. */
    parent: z.string(),
    instance: z.string(),
    /** port: connections that the first and the second of them accepted. */
    connections: z.array(count).optional(),
  }),
  /** Whether somebody listens to the event 'error' of the standing worker thread, from now on. */
  z.object({ type: z.literal('errorListener'), at, on: z.boolean() }),
  /** One of the standing processes was made to end, and this is who was there afterwards. */
  z.object({
    type: z.literal('crash'),
    at,
    crash: count,
    process,
    /** throw: an error that it does not catch. exit: process.exit(1) in it. kill: SIGKILL to the process that it is in. */
    how: z.enum(crashWays),
    /** Whether somebody listened to the thread's 'error' then. */
    listened: z.boolean(),
    /** All others that were there before: those that answer still, and those that are gone. */
    left: z.array(process),
    gone: z.array(process),
  }),
] as const

type Each = z.infer<(typeof INSTANCE_EVENTS)[number]>
/** The event of one type: `InstanceEventOf<'trial'>`. */
export type InstanceEventOf<T extends Each['type']> = Extract<Each, { type: T }>
export type InstanceEvent = Each
export type CrashWay = InstanceEventOf<'crash'>['how']
