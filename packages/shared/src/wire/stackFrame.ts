import { z } from 'zod'

/** One stack frame. `line` and `column` count from 1. `file` is null for the snippet's own main file. */
export const frameSchema = z.object({
  name: z.string(),
  file: z.string().nullable(),
  line: z.number().int(),
  column: z.number().int(),
})

/** A listener of the user's. `file` as in a frame; `line` and `column` count from 1. */
export const listenerSchema = z.object({
  event: z.string().nullable(),
  file: z.string().nullable(),
  line: z.number().int().nullable(),
  column: z.number().int().nullable(),
})

export type StackFrame = z.infer<typeof frameSchema>
export type Listener = z.infer<typeof listenerSchema>
