import { z } from 'zod'
import { shareMoment, shareSchema } from '../wire/share.ts'
import { demoNameSchema } from './labEvent.ts'

/** Answer of GET /api/shares/:id for a demo's session. `recording` is NDJSON of lab events. */
export const labShareSchema = z.object({
  kind: z.literal('lab'),
  id: z.string(),
  /** `cursor`: index of the event to open at; null: the first. */
  ...shareMoment,
  /** ISO 8601. */
  createdAt: z.string(),
  demo: demoNameSchema,
  recording: z.string(),
})
export type LabShare = z.infer<typeof labShareSchema>

/** Answer of GET /api/shares/:id: told apart by `kind`. */
export const anyShareSchema = z.union([labShareSchema, shareSchema])
