import { z } from 'zod'
import { asked, truth, within } from './labAction.ts'
import { demoNameSchema, labEventSchema } from './labEvent.ts'
import { policySchema } from './labSettings.ts'

/** Something that a demo needs and does not find here. */
export const labMissingSchema = z.object({
  /** "HAProxy is not installed" */
  what: z.string(),
  /** How to get it, one sentence; null: not on this system. */
  how: z.string().nullable(),
})
export type LabMissing = z.infer<typeof labMissingSchema>

export const labEntrySchema = z.object({
  demo: demoNameSchema,
  title: z.string(),
  /** Whether POST /api/labs would start it, room permitting. */
  possible: z.boolean(),
  missing: z.array(labMissingSchema),
})
export type LabEntry = z.infer<typeof labEntrySchema>

/** Body of GET /api/labs: the demos that there are. Its answer brings the visitor's cookie, so ask for it before Start. */
export const labsResponseSchema = z.object({
  /** Off: no demo runs here (the service listens beyond this machine); recordings still play. */
  enabled: z.boolean(),
  labs: z.array(labEntrySchema),
  /** This visitor's newest session, if one goes on. */
  own: z.object({ id: z.string(), demo: demoNameSchema }).nullable(),
  /** All of this visitor's sessions that go on, one of a demo, the newest first. */
  owned: z.array(z.object({ id: z.string(), demo: demoNameSchema })).default([]),
})
export type LabsResponse = z.infer<typeof labsResponseSchema>

/** Body of POST /api/labs. */
export const labRequestSchema = z.object(
  {
    demo: z.enum(demoNameSchema.options, {
      error: '"demo" must be one of the demos that GET /api/labs lists',
    }),
  },
  { error: 'The body must be a JSON object such as {"demo": "cluster"}' },
)

/** Answer of POST /api/labs: 201, or 200 with the session that this visitor has already. Times are ISO 8601. */
export const labCreatedSchema = z.object({
  id: z.string(),
  /** Path of the demo's page. */
  url: z.string(),
  expiresAt: z.string(),
})
export type LabCreated = z.infer<typeof labCreatedSchema>

/**
 * Data of the stream's messages `snapshot` (the first: all events so far) and `batch` (what came since). `from`: index of the
 * first event in the recording; the message's `id` is the index after the last. With Last-Event-ID the stream goes on with a
 * batch from there instead. After an `end` event the stream closes.
 */
export const labBatchSchema = z.object({
  from: z.number().int().nonnegative(),
  events: z.array(labEventSchema),
  /** When the session ends unless something is done, ISO 8601. */
  expiresAt: z.string(),
  /** The epoch that an action must name. */
  epoch: z.number().int().nonnegative(),
})
export type LabBatch = z.infer<typeof labBatchSchema>

const WORKER = '"process" must name a worker, such as "worker 1"'
const worker = z.string({ error: WORKER }).regex(/^worker [1-9]\d{0,5}$/, WORKER)
const TREE = '"process" must be "primary" or a worker, such as "worker 1"'
const primaryOrWorker = z.string({ error: TREE }).regex(/^(primary|worker [1-9]\d{0,5})$/, TREE)

const PATH = '"path" must be "/recipes/42" or "/recipes/slow"'
/** What the demo's client may ask for: an answer after 20 ms, or after 800 ms. */
const path = z.enum(['/recipes/42', '/recipes/slow'], { error: PATH }).default('/recipes/42')

/** Every action of the cluster demo, with what its values may be. */
export const clusterActions = {
  /** Requests one after the other, each when the one before has ended. */
  send: { count: within('count', 1, 200), path },
  /** A request each 1/rate s whether or not others are answered; 0 ends it. */
  stream: { rate: within('rate', 0, 200), path },
  connections: {
    connections: z.enum(['new', 'keepAlive'], {
      error: '"connections" must be "new" or "keepAlive"',
    }),
  },
  /** A new primary with the same settings otherwise: a new epoch. */
  policy: { policy: z.enum(policySchema.options, { error: '"policy" must be "rr" or "none"' }) },
  /** Forks, or disconnects the newest, until there are so many. */
  workers: { workers: within('workers', 1, 4) },
  fork: {},
  /** worker.disconnect(), and SIGKILL when it is still there 3 s later. */
  disconnect: { process: worker },
  kill: {
    process: primaryOrWorker,
    signal: z
      .enum(['SIGTERM', 'SIGKILL'], { error: '"signal" must be "SIGTERM" or "SIGKILL"' })
      .default('SIGKILL'),
  },
  killAll: {
    signal: z
      .enum(['SIGTERM', 'SIGKILL'], { error: '"signal" must be "SIGTERM" or "SIGKILL"' })
      .default('SIGKILL'),
  },
  /** SIGSTOP, SIGCONT. */
  freeze: { process: worker },
  thaw: { process: worker },
  /** Throws in one of its callbacks. */
  crash: { process: worker },
  /** One callback of 500 ms. */
  block: { process: worker },
  /** A worker: killed, and another forked. The primary: a new one, a new epoch. */
  restart: { process: primaryOrWorker },
  refork: { on: truth('on') },
  hold: { on: truth('on') },
  /** Everything anew with the settings of the start: a new epoch. */
  reset: {},
} as const
export type ClusterActionName = keyof typeof clusterActions

export const clusterActionNames = Object.keys(clusterActions) as ClusterActionName[]

/** The schema of one action's body. */
function bodyOf<N extends ClusterActionName>(name: N) {
  return z.strictObject({ action: z.literal(name), ...asked, ...clusterActions[name] })
}

/** Body of POST /api/labs/:id/actions. */
export const clusterActionSchema = z.discriminatedUnion(
  'action',
  [
    bodyOf('send'),
    bodyOf('stream'),
    bodyOf('connections'),
    bodyOf('policy'),
    bodyOf('workers'),
    bodyOf('fork'),
    bodyOf('disconnect'),
    bodyOf('kill'),
    bodyOf('killAll'),
    bodyOf('freeze'),
    bodyOf('thaw'),
    bodyOf('crash'),
    bodyOf('block'),
    bodyOf('restart'),
    bodyOf('refork'),
    bodyOf('hold'),
    bodyOf('reset'),
  ],
  { error: `"action" must be one of ${clusterActionNames.join(', ')}` },
)
export type ClusterAction = z.infer<typeof clusterActionSchema>
export type ClusterActionRequest = z.input<typeof clusterActionSchema>
