import { z } from 'zod'
import { traceEventSchema } from '../wire/traceEvent.ts'

/** Runs of a lesson that come with the page, for when no service runs any: public/lessons/<name>.json. */
export const recordedRunsSchema = z.object({
  /** What they were recorded on: "Linux x64, 2 cores". */
  machine: z.string(),
  /** Day, "2026-11-28". */
  day: z.string(),
  /** Full version. */
  node: z.string(),
  runs: z.array(
    z.object({
      settings: z.record(z.string(), z.union([z.number(), z.string(), z.boolean()])),
      events: z.array(traceEventSchema),
    }),
  ),
})
export type RecordedRuns = z.infer<typeof recordedRunsSchema>
