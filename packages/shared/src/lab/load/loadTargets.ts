export const loadTargets = [
  'direct',
  'nodeGzip',
  'clusterRr',
  'clusterNone',
  'stalled',
  'dead',
  'haproxyHttp',
  'haproxyTcp',
  'haproxyGzip',
  'tls',
] as const
/** A server of the session's own. A visitor names one of these; the service knows its port. */
export type LoadTarget = (typeof loadTargets)[number]

/**
 * What the demo haproxy compares: one page of 46 KB through HAProxy to a client. No one compresses it, HAProxy does, or the server
 * behind it.
 */
export const gzipWays = ['pagePlain', 'pageByHaproxy', 'pageByNode'] as const
export type GzipWay = (typeof gzipWays)[number]

/** Whatever a load run may be against. */
export type MeasuredTarget = LoadTarget | GzipWay

const ASKS_FOR_GZIP: ReadonlySet<MeasuredTarget> = new Set([
  ...(['nodeGzip', 'haproxyGzip', 'pageByHaproxy', 'pageByNode'] as const),
])

/** Whether a run against it sends `Accept-Encoding: gzip`. */
export function asksForGzip(target: MeasuredTarget): boolean {
  return ASKS_FOR_GZIP.has(target)
}
