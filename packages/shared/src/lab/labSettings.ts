import { z } from 'zod'
import { count } from './labFields.ts'

export const policySchema = z.enum(['rr', 'none'])

/** 'rr': cluster.SCHED_RR, the primary accepts and hands over. 'none': SCHED_NONE, left to the operating system. */
export type LabPolicy = z.infer<typeof policySchema>

/** How the cluster demo is set, whole at each change. */
export const labSettingsSchema = z.object({
  policy: policySchema,
  /** Workers that the primary starts with. */
  workers: count,
  /** 'new': a connection per request. 'keepAlive': one connection, kept and used again. */
  connections: z.enum(['new', 'keepAlive']),
  /** Requests per second of the stream; 0: none. */
  rate: count,
  /** Whether the primary forks again when a worker exits. */
  refork: z.boolean(),
  /** Whether something keeps the primary's loop alive when no worker is left. */
  hold: z.boolean(),
})

export type LabSettings = z.infer<typeof labSettingsSchema>
