import type { LoadPart, LoadRun } from './loadMoment.ts'
import type { MeasuredTarget } from './loadTargets.ts'

/** A target's name on the page. */
export const TARGET_NAMES: Readonly<Record<MeasuredTarget, string>> = {
  direct: 'direct',
  nodeGzip: 'Node gzip',
  clusterRr: 'cluster, round-robin',
  clusterNone: 'cluster, left to the system',
  stalled: 'stalled server',
  dead: 'nobody listens',
  haproxyHttp: 'HAProxy, mode http',
  haproxyTcp: 'HAProxy, mode tcp',
  haproxyGzip: 'HAProxy gzip',
  tls: 'HAProxy, TLS',
  pagePlain: 'a page without gzip',
  pageByHaproxy: 'a page by HAProxy’s gzip',
  pageByNode: 'a page by Node’s gzip',
}

/** us as people read them: "347 µs", "4.27 ms", "1.02 s". */
export function latencyText(us: number): string {
  if (us < 1000) return `${Math.round(us)} µs`
  if (us < 1e6) return `${(us / 1000).toFixed(us < 1e5 ? 2 : 0)} ms`
  return `${(us / 1e6).toFixed(2)} s`
}

/** A ratio as people read it: "0.62 ×". */
export function ratioText(ratio: number): string {
  return `${ratio < 10 ? ratio.toFixed(2) : ratio.toFixed(1)} ×`
}

/** Bytes as people read them: "512 B", "40.2 KB". */
export function bytesText(bytes: number): string {
  if (bytes < 1000) return `${Math.round(bytes)} B`
  return bytes < 1e6 ? `${(bytes / 1000).toFixed(1)} KB` : `${(bytes / 1e6).toFixed(1)} MB`
}

/** "B, HAProxy, mode http: round 3 of 3", "closed loop, stalled server". */
export function partName({ started }: LoadPart, { kind, planned }: LoadRun): string {
  const { side, target, round, generator } = started
  const name = TARGET_NAMES[target]
  if (kind === 'stalled') return `${generator === 'steady' ? 'open' : 'closed'} loop, ${name}`
  const rounds = side === null ? planned : planned / 2
  return `${side === null ? '' : `${side.toUpperCase()}, `}${name}: round ${round} of ${rounds}`
}
