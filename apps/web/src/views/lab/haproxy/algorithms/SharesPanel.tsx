import type { ProxyAlgorithm } from '@loopscope/shared/lab/proxy/proxyNames'
import { algorithmShares } from '../../../../state/lab/proxy/algorithmShares.ts'
import { expectedShares } from '../../../../state/lab/proxy/expectedShares.ts'
import { Panel } from '../../../kit/Panel.tsx'
import { useLab, useLabCursor, useLabState, useMoment } from '../../labContext.ts'
import { CountBar } from '../../topology/CountBar.tsx'
import { ALGORITHM_WORDS } from './algorithmWords.ts'
import { expectedWords } from './expectedWords.ts'
import './Algorithms.css'

const HASHES: ReadonlySet<ProxyAlgorithm> = new Set(['source', 'uri', 'url_param', 'hdr'])

/** How many requests each server was given since the algorithm was chosen. */
export function SharesPanel() {
  const { store } = useLab()
  const cursor = useLabCursor()
  useLabState(({ length }) => length)
  const settings = useMoment()?.proxy?.settings ?? null
  const algorithm = settings?.algorithm ?? 'roundrobin'
  const weights = settings?.servers.map(({ weight }) => weight) ?? []
  const counts = algorithmShares(store.getState().events, cursor).get(algorithm) ?? []
  const all = counts.reduce((sum, count) => sum + count, 0)
  return (
    <Panel name="Requests per server" className="shares" note={<code>balance {algorithm}</code>}>
      {all === 0 ? (
        <p className="figures-none">
          Send requests: how {algorithm} ({ALGORITHM_WORDS[algorithm].does}) shares them out will
          stand here.
        </p>
      ) : (
        <div className="shares-body">
          {counts.map((count, i) => (
            <CountBar
              // biome-ignore lint/suspicious/noArrayIndexKey: a server is its number
              key={i}
              name={`web-api-${i + 1}`}
              count={count}
              most={Math.max(...counts)}
            />
          ))}
          <p className="shares-sum number">
            {counts.join(' : ')}, {all.toLocaleString('en')} in all
          </p>
          <p className="shares-note">
            By its rule, equal requests sent one after another are shared{' '}
            {expectedWords(expectedShares(algorithm, weights, all))}.
            {HASHES.has(algorithm) && ' Requests that differ go where their hash leads.'}
          </p>
        </div>
      )}
    </Panel>
  )
}
