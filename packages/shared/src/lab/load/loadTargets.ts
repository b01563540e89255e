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
