import { z } from 'zod'
import { DEFAULT_NODE } from './defaults.ts'

/** Bytes of UTF-8 that a snippet may have. */
export const MAX_SOURCE_BYTES = 64 * 1024

export const moduleKindSchema = z.enum(['commonjs', 'module', 'typescript'])
export type ModuleKind = z.infer<typeof moduleKindSchema>

/** A whole number within bounds; what is wrong with one is told as the sentence. */
export const wholeNumber = (sentence: string, least: number, most: number) =>
  z.number({ error: sentence }).int(sentence).min(least, sentence).max(most, sentence)

/** Body of POST /api/runs. What is wrong with one is told as a sentence without its full stop. */
export const runRequestSchema = z.object(
  {
    source: z.string({ error: '"source" must be the snippet, as a string' }),
    module: z
      .enum(moduleKindSchema.options, {
        error: '"module" must be "commonjs", "module" or "typescript"',
      })
      .default('commonjs'),
    /** A major ("24") or a full version. */
    node: z
      .string({ error: '"node" must be a version as a string, such as "24"' })
      .default(DEFAULT_NODE),
    timeoutMs: wholeNumber(
      '"timeoutMs" must be a whole number of milliseconds above 0',
      1,
      Number.MAX_SAFE_INTEGER,
    ).optional(),
    threadPoolSize: wholeNumber(
      '"threadPoolSize" must be a whole number from 1 to 16',
      1,
      16,
    ).optional(),
  },
  { error: 'The body must be a JSON object such as {"source": "console.log(1)"}' },
)
export type RunRequest = z.infer<typeof runRequestSchema>

/** Every refusal of the service. */
export const refusalSchema = z.object({
  error: z.object({ code: z.string(), message: z.string() }),
})
export type Refusal = z.infer<typeof refusalSchema>

/** One Node version as /api/versions and `loopscope versions` list it. */
export const nodeVersionSchema = z.object({
  major: z.number().int(),
  /** Full version, null when not installed. */
  version: z.string().nullable(),
  platform: z.string(),
  status: z.enum(['warm', 'cold', 'missing']),
  /** How phases are known on it. */
  evidence: z.enum(['observed', 'inferred']),
  /** For 'missing': why, and what to type. */
  reason: z.string().nullable(),
})
export type NodeVersion = z.infer<typeof nodeVersionSchema>

/** Body of GET /api/versions. `sandbox`: 'none' means the banner must be shown. */
export const versionsResponseSchema = z.object({
  default: z.string(),
  sandbox: z.enum(['bubblewrap', 'none']),
  /** Why there is no sandbox and how to get one; null when there is. */
  sandboxReason: z.string().nullable(),
  versions: z.array(nodeVersionSchema),
})
export type VersionsResponse = z.infer<typeof versionsResponseSchema>
