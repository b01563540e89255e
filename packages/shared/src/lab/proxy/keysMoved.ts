import type { ProxyEventOf } from './proxyEvents.ts'

/** How many keys another server answered than the time before, of those that both times have. */
export function keysMoved(before: ProxyEventOf<'keys'>, after: ProxyEventOf<'keys'>): number {
  const name = ({ servers, of }: ProxyEventOf<'keys'>, key: number) => servers[of[key] ?? -1]
  return after.of.filter(
    (_, key) => key < before.of.length && name(before, key) !== name(after, key),
  ).length
}
