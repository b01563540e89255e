import { z } from 'zod'

/** A whole number of an action's body, from least to most. */
export function within(name: string, least: number, most: number) {
  const error = `"${name}" must be a whole number from ${least} to ${most}`
  return z.number({ error }).int(error).min(least, error).max(most, error)
}

export function truth(name: string) {
  return z.boolean({ error: `"${name}" must be true or false` })
}

/** An object of these fields, in an action's body or within it: whatever else comes is told what it takes. */
export function fieldsOf<const S extends z.core.$ZodShape>(name: string, shape: S) {
  const error = `"${name}" must be an object of ${Object.keys(shape).join(', ')}`
  return z.strictObject(shape, {
    error: ({ code }) => (code === 'invalid_type' ? error : undefined),
  })
}

/** A list of at most so many, and of one at least where it must not be empty. */
export function listOf<const T extends z.ZodType>(
  name: string,
  one: T,
  { least, most, of }: { readonly least: 0 | 1; readonly most: number; readonly of: string },
) {
  const error = `"${name}" must be a list of ${least === 0 ? `at most ${most}` : `${least} to ${most}`} ${of}`
  return z.array(one, { error }).min(least, error).max(most, error)
}

const TAB = '"tab" must be up to 40 letters, digits, _ or -'

/** Of every action of every demo: the epoch that the tab shows, and who asks (a word of the tab's own). */
export const asked = {
  epoch: within('epoch', 0, 1e9),
  tab: z
    .string({ error: TAB })
    .regex(/^[\w-]{1,40}$/, TAB)
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
