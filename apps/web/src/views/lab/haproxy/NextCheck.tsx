import type { ProxyMoment, ProxyServerMoment } from '@loopscope/shared/lab/proxy/proxyMoment'

type Props = {
  readonly server: ProxyServerMoment
  readonly proxy: ProxyMoment
  readonly at: number
  /** Its checks get no answer, and none is refused. */
  readonly frozen: boolean
}

/** How long until the next health check is due: an estimate, from the last one that was seen and the interval. */
export function NextCheck({ server: { nextCheckAt, state }, proxy, at, frozen }: Props) {
  const { settings } = proxy
  if (proxy.process === null)
    return <p className="next-check">no HAProxy checks it: what it had last</p>
  // HAProxy's own word for it stands above.
  if (state?.status.startsWith('no check') === true) return null
  if (settings === null || settings.check.kind === 'none')
    return <p className="next-check">no health check</p>
  if (state?.status.startsWith('MAINT') === true) return <p className="next-check">no checks</p>
  if (nextCheckAt === null) return <p className="next-check">next check not known yet</p>
  const left = Math.max(0, nextCheckAt - at)
  const part = Math.min(1, left / (settings.check.interMs * 1000))
  return (
    <p className="next-check">
      {left === 0 ? (
        frozen ? (
          'a check waits for an answer'
        ) : (
          'check due'
        )
      ) : (
        <>
          next check <span className="number">{(left / 1_000_000).toFixed(1)} s</span>
        </>
      )}
      <i className="next-check-bar" style={{ ['--part' as string]: `${100 * (1 - part)}%` }} />
    </p>
  )
}
