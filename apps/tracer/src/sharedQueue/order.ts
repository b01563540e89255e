import { runRequestSchema } from '@loopscope/shared/wire/api'
import { replicaIdSchema } from '@loopscope/shared/wire/replicaId'
import { z } from 'zod'

/** What is to be run again and again, wherever that is done: all that a replica needs to know of it. */
export const orderSchema = z.object({
  id: replicaIdSchema('"id" must be the id of a batch'),
  /** As it was asked for. */
  asked: runRequestSchema,
  /** As the sandbox takes it: types are stripped once, by who was asked. */
  run: z.object({
    source: z.string(),
    module: z.enum(['commonjs', 'module', 'typescript']),
    file: z.enum(['index.js', 'index.mjs']),
    args: z.array(z.string()),
    timeoutMs: z.number(),
    cpuMs: z.number(),
    threadPoolSize: z.number().nullable(),
    maxRows: z.number(),
    record: z.boolean(),
  }),
  runs: z.number().int().positive(),
  /** The version for each of them; null: the same for all, as it was asked for. */
  versions: z.array(z.string()).nullable(),
  /** Whose turns are taken, and on whose account recordings are kept. */
  client: z.string(),
  requestId: z.string(),
  /** No run begins later, ms since 1970. */
  until: z.number(),
})
export type Order = z.infer<typeof orderSchema>
