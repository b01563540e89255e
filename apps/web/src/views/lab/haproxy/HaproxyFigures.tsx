import type { ProxyMoment } from '@loopscope/shared/lab/proxy/proxyMoment'
import { logBesideClientWords } from '../../../state/lab/proxy/client/logBesideClient.ts'
import { requestEnds } from '../../../state/lab/proxy/requestEnds.ts'
import { retriesOf } from '../../../state/lab/proxy/retriesOf.ts'
import { formatCount } from '../../kit/format.ts'
import { Panel } from '../../kit/Panel.tsx'
import { ScrollBox } from '../../kit/ScrollBox.tsx'
import { useLabPlayback, useMoment } from '../labContext.ts'
import '../Figures.css'

/** How requests ended, by status and termination state in words; and what HAProxy counts per server. */
export function HaproxyFigures() {
  const moment = useMoment()
  const proxy = moment?.proxy ?? null
  // Neither word comes at once: while time goes on it is always about to.
  const moving = useLabPlayback(({ playing, following }) => playing || following)
  const apart = moment === null || moving ? null : logBesideClientWords(moment)
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
          {apart !== null && <p className="capacity">{apart}</p>}
        </ScrollBox>
      )}
    </Panel>
  )
}

/** Each way in which requests ended: of which HAProxy's own errors are told apart by their termination state. */
function Ends({ proxy }: { proxy: ProxyMoment }) {
  const ends = requestEnds(proxy)
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

/** Those too that the configuration has no more: what they were given is part of the sum. */
function Servers({ proxy: { servers, away } }: { proxy: ProxyMoment }) {
  if (servers.length === 0) return null
  const out = new Set(away)
  const rows = [...servers, ...away.filter(({ requests }) => requests > 0)]
  return (
    <table className="worker-figures">
      <caption className="unseen">HAProxy’s figures of each server</caption>
      <thead>
        <tr>
          <th scope="col">server</th>
          <th scope="col">requests</th>
          <th
            scope="col"
            title="Further attempts to connect, to this server or to another instead of it"
          >
            further tries
          </th>
          <th scope="col">refused</th>
          <th scope="col" title="How often failed checks or errors have made it DOWN">
            DOWNs
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map((server) => {
          const { name, requests, state, figures, downs } = server
          // One that is in maintenance lives, and comes back.
          const isDown = state?.status.startsWith('DOWN') === true
          return (
            <tr key={name} data-dead={out.has(server) || isDown}>
              <th scope="row">
                {name}
                {out.has(server) && <small> taken out</small>}
              </th>
              <td>{requests.toLocaleString('en')}</td>
              <td>{retriesOf(figures) ?? '–'}</td>
              <td data-bad={(figures?.econ ?? 0) > 0}>{figures?.econ ?? '–'}</td>
              <td>{downs}</td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}
