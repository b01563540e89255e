import { z } from 'zod'
import { moduleKindSchema, runRequestSchema } from './api.ts'
import { linkWordsFields } from './linkWords.ts'
import { replicaIdSchema } from './replicaId.ts'

const RANGE = '"view.range" must be {"from", "to"}: steps, 0 or more'
const step = z.number(RANGE).min(0, RANGE).max(1e7, RANGE)

const TAB = '"view.tab" must be the name of a tab of the demo'
const SELECTED = '"view.selected" must be the number of an operation'

/** What a link shows beside the moment, and what is said of it. Everything may be missing, so that old links stay readable. */
export const shareViewSchema = z.object(
  {
    /** Of the embedded player; the page keeps to its reader's own. */
    theme: z
      .enum(['dark', 'light'], { error: '"view.theme" must be "dark" or "light"' })
      .optional(),
    /** How playback goes. */
    clock: z
      .enum(['order', 'time'], { error: '"view.clock" must be "order" or "time"' })
      .optional(),
    /** How the lanes are drawn, and which steps of theirs are in view. */
    scale: z
      .enum(['order', 'time'], { error: '"view.scale" must be "order" or "time"' })
      .optional(),
    range: z
      .object({ from: step, to: step }, { error: RANGE })
      .refine(({ from, to }) => from < to, { error: '"view.range" must begin before it ends' })
      .optional(),
    /** Index of the operation that is lit in every view. */
    selected: z.number({ error: SELECTED }).int(SELECTED).nonnegative(SELECTED).optional(),
    /** Which of a demo's tabs is shown. */
    tab: z
      .string({ error: TAB })
      .regex(/^[a-zA-Z]{1,40}$/, TAB)
      .optional(),
    ...linkWordsFields,
  },
  { error: '"view" must be an object' },
)
export type ShareView = z.infer<typeof shareViewSchema>

const CURSOR = '"cursor" must be the number of a step, 0 or more'

/** What every link has. */
export const shareMoment = {
  /** Index of the step to open at; null: where a finished run rests. */
  cursor: z
    .number({ error: CURSOR })
    .int(CURSOR)
    .nonnegative(CURSOR)
    .max(10_000_000, CURSOR)
    .nullable()
    .default(null),
  view: shareViewSchema.default({}),
}

/** POST /api/shares of a run that the service still keeps. */
export const shareRunRequestSchema = z.object({
  runId: replicaIdSchema(
    '"runId" must be the id of a run, as the first line of its recording has it',
  ),
  ...shareMoment,
})
/** POST /api/shares of what another link shows, at another moment. */
export const shareAgainRequestSchema = z.object({
  shareId: z.string({ error: '"shareId" must be the id of a link' }),
  ...shareMoment,
})
/** POST /api/shares of a snippet that the service is to run first. */
export const shareSnippetRequestSchema = runRequestSchema.extend(shareMoment)

/** Body of POST /api/shares. A recording is never part of it: what a link shows was recorded by the service. */
export type ShareRequest =
  | z.input<typeof shareRunRequestSchema>
  | z.input<typeof shareAgainRequestSchema>
  | z.input<typeof shareSnippetRequestSchema>
  | z.input<typeof shareLabRequestSchema>

/** Answer of POST /api/shares, with 201. `deleteKey` is told this once. */
export const shareCreatedSchema = z.object({
  id: z.string(),
  /** Path on this service, "/s/<id>". */
  url: z.string(),
  deleteKey: z.string(),
})
export type ShareCreated = z.infer<typeof shareCreatedSchema>

/** POST /api/shares of a demo's session that goes on or has just ended. `cursor` is the index of an event. */
export const shareLabRequestSchema = z.object({
  labId: replicaIdSchema('"labId" must be the id of your session of a demo'),
  ...shareMoment,
})

/** Answer of GET /api/shares/:id/moment. The recording is at /api/shares/:id/recording: a line of what was recorded, then NDJSON. */
export const linkMomentSchema = z.object({
  id: z.string(),
  ...shareMoment,
  /** ISO 8601. */
  createdAt: z.string(),
})

/** Answer of GET /api/shares/:id for a run. `recording` is NDJSON, as the service recorded it. */
export const shareSchema = z.object({
  kind: z.literal('run').default('run'),
  id: z.string(),
  ...shareMoment,
  /** ISO 8601. */
  createdAt: z.string(),
  source: z.string(),
  module: moduleKindSchema,
  /** A major version, "24". */
  node: z.string(),
  threadPoolSize: z.number().int(),
  recording: z.string(),
})
export type Share = z.infer<typeof shareSchema>
