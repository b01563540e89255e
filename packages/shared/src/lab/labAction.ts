import { z } from 'zod'

/** A whole number of an action's body, from least to most. */
export function within(name: string, least: number, most: number) {
  const error = `"${name}" must be a whole number from ${least} to ${most}`
  return z.number({ error }).int(error).min(least, error).max(most, error)
}

export function truth(name: string) {
  return z.boolean({ error: `"${name}" must be true or false` })
}

/** Of every action of every demo: the epoch that the tab shows, and who asks (a word of the tab's own). */
export const asked = {
  epoch: within('epoch', 0, 1e9),
  tab: z
    .string()
    .regex(/^[\w-]{1,40}$/, '"tab" must be up to 40 letters, digits, _ or -')
    .default('unnamed'),
}

/** What any checked action has beside its own values. */
export type LabAction = { readonly action: string; readonly epoch: number; readonly tab: string }

/** Answer of POST /api/labs/:id/actions. `done`: one sentence; `at`: us on the lab's clock. */
export const labActionDoneSchema = z.object({
  done: z.string(),
  at: z.number(),
  epoch: z.number().int(),
})
export type LabActionDone = z.infer<typeof labActionDoneSchema>
