import type { ProxiedCount, ProxyMoment } from '@loopscope/shared/lab/proxy/proxyMoment'
import { terminationWords } from '@loopscope/shared/lab/proxy/terminationWords'
import { formatCount } from '../../kit/format.ts'
import { Panel } from '../../kit/Panel.tsx'
import { ScrollBox } from '../../kit/ScrollBox.tsx'
import { useMoment } from '../labContext.ts'
import '../Figures.css'

/** How requests ended, by status and termination state in words; and what HAProxy counts per server. */
export function HaproxyFigures() {
  const proxy = useMoment()?.proxy ?? null
  return (
    <Panel
      name="Figures"
      className="figures"
      note={proxy && <span className="number">{formatCount(proxy.proxied, 'request')} logged</span>}
    >
      {proxy === null ? (
        <p className="figures-none">Everything that is counted will appear here.</p>
      ) : (
        <ScrollBox name="All figures" className="figures-body">
          <Ends proxy={proxy} />
          <Servers proxy={proxy} />
        </ScrollBox>
      )}
    </Panel>
  )
}

type End = ProxiedCount & { readonly words: string }

/** Each way in which requests ended: of which HAProxy's own errors are told apart by their termination state. */
function Ends({ proxy }: { proxy: ProxyMoment }) {
  const ends = endsOf(proxy)
  if (ends.length === 0) return null
  return (
    <ul className="proxied-ends">
      {ends.map(({ status, termination, count, words }) => (
        <li key={`${status} ${termination} ${words}`} data-bad={status >= 500 || status < 0}>
          <b className="number">{count.toLocaleString('en')}</b> ×{' '}
          {status < 0 ? 'no status' : status}
          {words !== '' && (
            <>
              {' '}
              <code>{termination}</code> {words}
            </>
          )}
        </li>
      ))}
    </ul>
  )
}

function endsOf({ ended, servers }: ProxyMoment): readonly End[] {
  const ends: End[] = []
  const add = (one: ProxiedCount, server: string | null) => {
    const words = terminationWords({ termination: one.termination, server })
    const same = ends.findIndex((end) => end.status === one.status && end.words === words)
    const known = ends[same]
    if (known === undefined) ends.push({ ...one, words })
    else ends[same] = { ...known, count: known.count + one.count }
  }
  for (const { name, ended: own } of servers) for (const one of own) add(one, name)
  // What is left was given to no server.
  for (const one of ended) {
    const given = servers
      .flatMap((server) => server.ended)
      .filter((own) => own.status === one.status && own.termination === one.termination)
      .reduce((sum, own) => sum + own.count, 0)
    if (one.count > given) add({ ...one, count: one.count - given }, null)
  }
  return ends.sort((a, b) => a.status - b.status || b.count - a.count)
}

function Servers({ proxy: { servers } }: { proxy: ProxyMoment }) {
  if (servers.length === 0) return null
  return (
    <table className="worker-figures">
      <caption className="unseen">HAProxy's figures of each server</caption>
      <thead>
        <tr>
          <th scope="col">server</th>
          <th scope="col">requests</th>
          <th scope="col">retries</th>
          <th scope="col">refused</th>
          <th scope="col">DOWNs</th>
        </tr>
      </thead>
      <tbody>
        {servers.map(({ name, requests, state, up, figures }) => (
          <tr key={name} data-dead={state !== null && !up}>
            <th scope="row">{name}</th>
            <td>{requests.toLocaleString('en')}</td>
            <td>{figures?.wretr ?? '–'}</td>
            <td data-bad={(figures?.econ ?? 0) > 0}>{figures?.econ ?? '–'}</td>
            <td>{figures?.chkdown ?? '–'}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
