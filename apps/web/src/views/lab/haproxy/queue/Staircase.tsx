import type { ProxyEventOf } from '@loopscope/shared/lab/proxy/proxyEvents'
import { lastOf } from '../../../../state/lab/proxy/lastOf.ts'
import { Panel } from '../../../kit/Panel.tsx'
import { useMoment } from '../../labContext.ts'
import './Queue.css'

/** The last requests, each as long as it took: first in the queue, then at the server. */
export function Staircase() {
  const proxy = useMoment()?.proxy ?? null
  const last = proxy?.lastProxied ?? []
  const others = proxy === null ? null : lastOf(proxy)
  const most = Math.max(1, ...last.map(({ Ta }) => Ta))
  return (
    <Panel
      name="The last requests"
      className="staircase"
      note={
        <span className="responses-legend">
          <i data-kind="waited" />
          queued
          <i data-kind="worked" />
          at the server
        </span>
      }
    >
      {last.length === 0 ? (
        <p className="figures-none">
          {others ?? 'How long each of the last requests took will appear here.'}
        </p>
      ) : (
        <>
          <ol className="stairs">
            {last.map((one) => (
              <Stair key={`${one.at} ${one.request}`} one={one} most={most} />
            ))}
          </ol>
          {others !== null && <p className="stairs-others">{others}</p>}
        </>
      )}
    </Panel>
  )
}

function Stair({ one, most }: { one: ProxyEventOf<'proxied'>; most: number }) {
  const { Tw, Ta, status, termination } = one
  const queued = Math.max(0, Math.min(Tw, Ta))
  const part = (ms: number) => `${(100 * ms) / most}%`
  return (
    <li data-bad={status >= 400 || status < 0}>
      <span className="stair-bar" aria-hidden="true">
        <i style={{ width: part(queued) }} data-kind="waited" />
        <i style={{ width: part(Math.max(0, Ta - queued)) }} data-kind="worked" />
      </span>
      <span className="number">
        {(Ta / 1000).toFixed(1)} s, {status < 0 ? 'no status' : status}
        {termination.startsWith('--') ? '' : ` ${termination}`}
      </span>
    </li>
  )
}
