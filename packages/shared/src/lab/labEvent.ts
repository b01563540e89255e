import { z } from 'zod'
import { clientEvents } from './clientEvents.ts'
import { at, count, process } from './labFields.ts'
import { labSettingsSchema } from './labSettings.ts'
import { LOAD_EVENTS } from './load/loadEvents.ts'
import { INSTANCE_EVENTS } from './processes/instanceEvents.ts'
import { PROXY_EVENTS } from './proxy/proxyEvents.ts'

/**
 * The recording of a demo: one line of NDJSON per event, in the order of their times. What happened in the demo's real
 * processes, and nothing that was worked out from it: that is `labAt`'s.
 *
 * Every request is told exactly once: one by one (`request`, later `answer`), or within the `sum` of its interval.
 * So the picture may show single ones as single ones, and figures are both together.
 */

/** Version of the format. Raise it when an old reader would misread a new line. */
export const LAB_VERSION = 1

export const demoNameSchema = z.enum(['cluster', 'haproxy', 'autocannon', 'processes'])
export type DemoName = z.infer<typeof demoNameSchema>

/** Where in the demo's own program this was: `file` is one of the header's. Lines count from 1. */
const place = z.object({ file: z.string(), line: z.number().int() })

export const labHeaderSchema = z.object({
  type: z.literal('lab'),
  v: z.literal(LAB_VERSION),
  at: z.literal(0),
  demo: demoNameSchema,
  labId: z.string(),
  /** ISO 8601, the service's clock. */
  startedAt: z.string(),
  /** Full version that the demo's processes run on, "24.21.0". */
  node: z.string(),
  platform: z.string(),
  cores: count,
  /** The notes' number for a port ("4000") -> the port of 127.0.0.1 that this session has for it. */
  labels: z.record(z.string(), z.number().int()),
  /** The programs that ran, to be read: name without a folder, and source. */
  files: z.array(z.object({ name: z.string(), source: z.string() })),
})
export type LabHeader = z.infer<typeof labHeaderSchema>

/** What the processes of any demo tell. */
const COMMON_EVENTS = [
  /** The demo's processes begin anew, and so do ids of workers and all counters. The first event after the header. */
  z.object({
    type: z.literal('epoch'),
    at,
    epoch: z.number().int().positive(),
    /** 'policy': it is fixed at the first fork, so another needs another primary. 'restart': of the primary. */
    reason: z.enum(['start', 'reset', 'policy', 'restart']),
    /** The cluster's; another demo tells its own by an event of its own. */
    settings: labSettingsSchema.optional(),
    /** As the header's, of this epoch. */
    labels: z.record(z.string(), z.number().int()),
  }),
  /** A setting has changed. */
  z.object({ type: z.literal('settings'), at, settings: labSettingsSchema }),
  /**
   * started: the process is there (cluster's 'fork'). online: its JavaScript runs. listening: it asked to listen, and may
   * be given connections. disconnecting: asked to finish. disconnected: its IPC channel is closed. frozen, thawed: stopped
   * by SIGSTOP, continued. exited: gone, with `code` or `signal`.
   */
  z.object({
    type: z.literal('process'),
    at,
    process,
    /**
     * server: recipe-api or a web-api. proxy: HAProxy. runner: what makes load. parent, child, thread: of the demo processes; a
     * thread's `pid` is that of the process that it is in. trial: one of those that is only measured.
     */
    role: z.enum([
      ...['primary', 'worker', 'client', 'server', 'proxy', 'runner'],
      ...['parent', 'child', 'thread', 'trial'],
    ] as const),
    state: z.enum([
      'started',
      'online',
      'listening',
      'disconnecting',
      'disconnected',
      'frozen',
      'thawed',
      'exited',
    ]),
    pid: z.number().int(),
    /** exited: exit code, null after a signal; both null when no one was left who could ask how it ended. */
    code: z.number().int().nullable().optional(),
    /** exited: the signal that ended it, else null. */
    signal: z.string().nullable().optional(),
    /** exited: an action of this session asked for it. */
    asked: z.boolean().optional(),
    /** exited: with all other processes, as the session ended or began anew. What befell none of them by itself. */
    withAll: z.boolean().optional(),
    /** exited: the session ended it, as no load run needs it any more. */
    unneeded: z.boolean().optional(),
    /** exited, workers: cluster's `exitedAfterDisconnect`. */
    afterDisconnect: z.boolean().optional(),
    place: place.optional(),
  }),
  /** Who holds the listening socket of `port` from now on; empty: no one, connections are refused. */
  z.object({
    type: z.literal('listening'),
    at,
    port: z.number().int(),
    owners: z.array(process),
    /** observed: read from the kernel's tables. inferred: from the policy, where the kernel does not tell. */
    evidence: z.enum(['observed', 'inferred']),
  }),
  ...clientEvents,
  /** A process looked at from outside (CPU, RSS; null where the system does not tell), and what it told of its loop. */
  z.object({
    type: z.literal('sample'),
    at,
    process,
    /** Processor time since it began. */
    cpuUs: z.number().nonnegative().nullable(),
    rssBytes: count.nullable(),
    /** Longest delay of its event loop since the sample before; null: it told nothing (blocked, frozen, no Node). */
    loopDelayUs: z.number().nonnegative().nullable(),
    /** Connections that it has open, by its own count. */
    open: count.nullable(),
  }),
  /** One callback of this process ran from..to and nothing else of it did. Told when it is over. */
  z.object({ type: z.literal('blocked'), at, process, from: at, to: at, place: place.optional() }),
  /** The primary forks no more: so many workers exited within so many us. */
  z.object({ type: z.literal('backoff'), at, exits: count, withinUs: z.number() }),
  /** What a tab asked for, and what was done. `by`: a number of the tab's, to tell it from others. */
  z.object({
    type: z.literal('action'),
    at,
    action: z.string(),
    /** Checked values, as they were used. */
    values: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
    by: z.string(),
    /** One sentence. */
    result: z.string(),
  }),
  /** A line that a process wrote. `dropped`: lines before it that were too many to tell. */
  z.object({
    type: z.literal('log'),
    at,
    process,
    stream: z.enum(['stdout', 'stderr']),
    text: z.string(),
    dropped: count,
    place: place.optional(),
  }),
  /** Last line. 'failed': something of the demo could not be started, `message` says what. */
  z.object({
    type: z.literal('end'),
    at,
    reason: z.enum(['stopped', 'left', 'idle', 'full', 'service', 'failed']),
    message: z.string().nullable(),
  }),
] as const

/** An event of a cluster that runs beside HAProxy, on the same clock: what its own recording would say. */
const besideSchema = z.object({
  type: z.literal('beside'),
  at,
  event: z.discriminatedUnion('type', COMMON_EVENTS),
})

export const labEventSchema = z.discriminatedUnion('type', [
  labHeaderSchema,
  ...COMMON_EVENTS,
  ...PROXY_EVENTS,
  ...LOAD_EVENTS,
  ...INSTANCE_EVENTS,
  besideSchema,
])

export type LabEvent = z.infer<typeof labEventSchema>
/** The event of one type: `LabEventOf<'answer'>`. */
export type LabEventOf<T extends LabEvent['type']> = Extract<LabEvent, { type: T }>
