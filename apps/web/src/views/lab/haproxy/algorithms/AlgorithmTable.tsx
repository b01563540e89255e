import { proxyAlgorithms } from '@loopscope/shared/lab/proxy/proxyNames'
import { algorithmShares } from '../../../../state/lab/proxy/algorithmShares.ts'
import { expectedShares } from '../../../../state/lab/proxy/expectedShares.ts'
import { Panel } from '../../../kit/Panel.tsx'
import { useLab, useLabCursor, useLabState, useMoment } from '../../labContext.ts'
import { expectedWords } from './expectedWords.ts'
import './Algorithms.css'

/** Of so many requests the rules are told, by the weights that are set. */
const REQUESTS = 300
const EQUAL = [1, 1, 1]

/** Every algorithm that was tried in this session, with how it shared requests out, beside what is to be expected of it. */
export function AlgorithmTable() {
  const { store } = useLab()
  const cursor = useLabCursor()
  useLabState(({ length }) => length)
  const weights = useMoment()?.proxy?.settings?.servers.map(({ weight }) => weight) ?? EQUAL
  const current = useMoment()?.proxy?.settings?.algorithm ?? null
  const shares = algorithmShares(store.getState().events, cursor)
  return (
    <Panel name="Algorithms, this session" className="failover-runs algorithm-runs">
      <table>
        <caption className="unseen">How each algorithm shared requests out</caption>
        <thead>
          <tr>
            <th scope="col">balance</th>
            <th scope="col">{REQUESTS} in turn, by its rule</th>
            <th scope="col">here</th>
          </tr>
        </thead>
        <tbody>
          {proxyAlgorithms.map((algorithm) => (
            <tr key={algorithm} data-current={algorithm === current}>
              <th scope="row">{algorithm}</th>
              <td>{expectedWords(expectedShares(algorithm, weights, REQUESTS))}</td>
              <td className="number">{shares.get(algorithm)?.join(' : ') ?? '–'}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Panel>
  )
}
