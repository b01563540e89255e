import { z } from 'zod'

/** Microseconds since the recorder handed over to the main module; fractions are kept to 0.1 us. */
export const at = z.number()
/** As Node gives it; `traceEvent.ts` says where the recorder counts its own. */
export const asyncId = z.number().int()
/** Index into the `site` events of this recording, or null when no frame of the user's was on the stack. */
export const site = z.number().int().nonnegative().nullable()
