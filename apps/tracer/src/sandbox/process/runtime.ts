/** A Node binary that snippets can run on. */
export type Runtime = {
  readonly major: number
  /** Full version, "24.21.0". */
  readonly version: string
  /** Absolute path of the executable. */
  readonly path: string
}

/** Whether performance.nodeTiming.uvMetricsInfo exists there: Node 20.18, 22.8 and all later lines. */
export const hasLoopCounters = (version: string): boolean => {
  const [major = 0, minor = 0] = version.split('.').map(Number)
  if (major === 20) return minor >= 18
  if (major === 22) return minor >= 8
  return major > 22
}
