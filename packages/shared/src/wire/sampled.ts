import { z } from 'zod'

/** Time between two samples, us: V8's own choice, and ten of them in the shortest callback that is called long. */
export const SAMPLE_US = 1000

export const MOST_PROFILES = 32
/** Of one profile. */
export const MOST_PROFILE_NODES = 20_000
export const MOST_SAMPLES = 100_000
/** Characters of a function's name, and of its file's. */
export const MOST_FUNCTION_NAME = 200

const index = z.number().int().nonnegative()

/** What V8's profiler saw of one stretch of a run: a tree of calls, and the node of it that each sample was taken at. */
export const profileSchema = z.object({
  /** On the clock that `main.origin` is on, us. */
  startUs: z.number(),
  functions: z
    .array(
      z.object({
        /** As V8 has it: "" for one without a name, "(garbage collector)" and the like for what is none. */
        name: z.string().max(MOST_FUNCTION_NAME),
        /** Path or URL; "" where there is no file. */
        url: z.string().max(MOST_FUNCTION_NAME),
        /** Where the function begins, from 1. */
        line: z.number().int().positive().nullable(),
        column: z.number().int().positive().nullable(),
      }),
    )
    .max(MOST_PROFILE_NODES),
  /** `called`: an index of `functions`; `by`: of `nodes`, always a lower one than its own. null: by none. */
  nodes: z.array(z.object({ called: index, by: index.nullable() })).max(MOST_PROFILE_NODES),
  /** Indices of `nodes`, in the order of time. */
  samples: z.array(index).max(MOST_SAMPLES),
  /** When each was taken, us since `startUs`. */
  times: z.array(z.number()).max(MOST_SAMPLES),
})
export type Profile = z.infer<typeof profileSchema>

/** Answer of POST /api/runs/:runId/sample: the same snippet a second time, with V8's CPU profiler. */
export const sampledRunSchema = z.object({
  /** Of the second run: under this name the service keeps its recording for a while. */
  runId: z.string(),
  /** Asked of V8. A busy machine takes fewer samples. */
  intervalUs: z.number().int().positive(),
  /** In the order of time; none where the run ended before V8 could tell. */
  profiles: z.array(profileSchema).max(MOST_PROFILES),
  /** More came than is taken, or what no profiler writes. */
  isCut: z.boolean(),
  /** Whether it printed the same and ended in the same way; `unknown`: that cannot be compared, `reason` says why. */
  comparison: z.enum(['same', 'other', 'unknown']),
  reason: z.string().nullable(),
})
export type SampledRun = z.infer<typeof sampledRunSchema>
