import type { ProxyMoment } from '@loopscope/shared/lab/proxy/proxyMoment'

/** How many of the last requests can be drawn one by one, as a sentence; null: all of them. */
export function lastOf({ lastProxied, proxied }: ProxyMoment): string | null {
  const drawn = lastProxied.length
  const all =
    drawn === 0 ? proxied : lastProxied.reduce((sum, { untoldAfter }) => sum + 1 + untoldAfter, 0)
  if (all === drawn) return null
  if (all === 1) return 'The last request was only counted: it was not recorded by itself.'
  const those = `Of the last ${all.toLocaleString('en')} requests`
  if (drawn === 0) return `${those} none was recorded by itself: all are counted.`
  return `${those} ${drawn === 1 ? '1 is' : `${drawn} are`} drawn here: the others were only counted.`
}
