import type { LabHeader } from '../labEvent.ts'
import { type LoadTarget, loadTargets, type MeasuredTarget } from './loadTargets.ts'
import { type LoadProxy, loadProxies } from './renderLoadProxy.ts'

/** Whether it is an HAProxy in front of a server. */
export function isProxy(target: LoadTarget): target is LoadProxy {
  return loadProxies.some((proxy) => proxy === target)
}

/** The HAProxy that a run's requests go through; null: none. */
export function proxyOf(target: MeasuredTarget): LoadProxy | null {
  if (target === 'pageByHaproxy') return 'haproxyGzip'
  if (target === 'pagePlain' || target === 'pageByNode') return 'haproxyHttp'
  return isProxy(target) ? target : null
}

/** Name of the file in a session's header that has a proxy's configuration. */
export function proxyFile(proxy: LoadProxy): string {
  return `${proxy}.cfg`
}

/** The targets of single runs and of A/B that a session has, by its header: those of HAProxy where it is installed. */
export function availableTargets(header: LabHeader | undefined): readonly LoadTarget[] {
  const files = new Set(header?.files.map(({ name }) => name))
  return loadTargets.filter(
    (target) => target !== 'stalled' && (!isProxy(target) || files.has(proxyFile(target))),
  )
}
