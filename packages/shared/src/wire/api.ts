import { z } from 'zod'

/** Bytes of UTF-8 that a snippet may have. */
export const MAX_SOURCE_BYTES = 64 * 1024

export const moduleKindSchema = z.enum(['commonjs', 'module', 'typescript'])
export type ModuleKind = z.infer<typeof moduleKindSchema>

/** Body of POST /api/runs. */
export const runRequestSchema = z.object({
  source: z.string(),
  module: moduleKindSchema.default('commonjs'),
  /** A major ("24") or a full version. */
  node: z.string().default('24'),
  timeoutMs: z.number().int().positive().optional(),
  threadPoolSize: z.number().int().min(1).max(16).optional(),
})
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
