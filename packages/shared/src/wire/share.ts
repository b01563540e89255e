import { z } from 'zod'
import { moduleKindSchema, runRequestSchema } from './api.ts'

/** What a link shows beside the moment. Everything has a default, so that old links stay readable. */
export const shareViewSchema = z.object({
  theme: z.enum(['dark', 'light']).optional(),
  clock: z.enum(['order', 'time']).optional(),
})
export type ShareView = z.infer<typeof shareViewSchema>

const moment = {
  /** Index of the step to open at; null: the last. */
  cursor: z.number().int().nonnegative().nullable().default(null),
  view: shareViewSchema.default({}),
}

/** Body of POST /api/shares: a run that the service still keeps, or a snippet that it is to run first. */
export const shareRequestSchema = z.union([
  z.object({ runId: z.uuid(), ...moment }),
  runRequestSchema.extend(moment),
])
export type ShareRequest = z.infer<typeof shareRequestSchema>

/** Answer of POST /api/shares, with 201. `deleteKey` is told this once. */
export const shareCreatedSchema = z.object({
  id: z.string(),
  /** Path on this service, "/s/<id>". */
  url: z.string(),
  deleteKey: z.string(),
})
export type ShareCreated = z.infer<typeof shareCreatedSchema>

/** Answer of GET /api/shares/:id. `recording` is NDJSON, as the service recorded it. */
export const shareSchema = z.object({
  id: z.string(),
  source: z.string(),
  module: moduleKindSchema,
  /** A major version, "24". */
  node: z.string(),
  threadPoolSize: z.number().int(),
  ...moment,
  /** ISO 8601. */
  createdAt: z.string(),
  recording: z.string(),
})
export type Share = z.infer<typeof shareSchema>
