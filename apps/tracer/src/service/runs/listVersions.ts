import type { NodeVersion, VersionsResponse } from '@loopscope/shared/wire/api'
import { DEFAULT_NODE } from '@loopscope/shared/wire/defaults'
import { hasLoopCounters, type Runtime } from '../../sandbox/process/runtime.ts'
import type { MissingRuntime } from '../../sandbox/process/runtimes.ts'
import type { Sandbox } from '../../sandbox/sandbox.ts'

/** Every line of Node that Loopscope knows: installed ones, and missing ones with the reason. */
export function listVersions(
  runtimes: readonly Runtime[],
  missing: readonly MissingRuntime[],
  sandbox: Sandbox,
): VersionsResponse {
  const warm = new Map(sandbox.warmth().map((each) => [each.version, each.target]))
  const platform = `${process.platform}-${process.arch}`
  const installed = runtimes.map(
    (runtime): NodeVersion => ({
      major: runtime.major,
      version: runtime.version,
      platform,
      status: (warm.get(runtime.version) ?? 0) > 0 ? 'warm' : 'cold',
      evidence: hasLoopCounters(runtime.version) ? 'observed' : 'inferred',
      reason: null,
    }),
  )
  const absent = missing.map(
    ({ major, reason }): NodeVersion => ({
      major,
      version: null,
      platform,
      status: 'missing',
      evidence: major >= 20 ? 'observed' : 'inferred',
      reason,
    }),
  )
  return {
    default: DEFAULT_NODE,
    sandbox: sandbox.kind,
    sandboxReason: sandbox.reason,
    versions: [...installed, ...absent].sort((a, b) => a.major - b.major),
  }
}
