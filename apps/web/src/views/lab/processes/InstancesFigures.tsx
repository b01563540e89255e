import { costRanges } from '@loopscope/shared/lab/processes/costRanges'
import { INSTANCE_IDS } from '@loopscope/shared/lab/processes/instanceKinds'
import { memoryRange, timeRange } from '@loopscope/shared/lab/processes/instanceWords'
import { unbroken } from '../../hooks/unbroken.ts'
import { Panel } from '../../kit/Panel.tsx'
import { ScrollBox } from '../../kit/ScrollBox.tsx'
import { useInstances } from './useInstances.ts'
import '../Figures.css'

/** The comparison card: what each kind costs, in figures. */
export function InstancesFigures() {
  const instances = useInstances()
  const costs = instances?.costs ?? null
  return (
    <Panel
      name="Figures"
      className="figures"
      note={costs !== null && <span className="number">{costs.trials.length} trials</span>}
    >
      {costs === null || costs.trials.length === 0 ? (
        <p className="figures-none">Start, latency and memory of each kind will appear here.</p>
      ) : (
        <ScrollBox name="All figures" className="figures-body">
          <table className="worker-figures">
            <thead>
              <tr>
                <th scope="col">kind</th>
                <th scope="col">start</th>
                <th scope="col">message</th>
                <th scope="col">{costs.trials[0]?.pssBytes == null ? 'RSS' : 'PSS'}</th>
              </tr>
            </thead>
            <tbody>
              {costRanges(costs).map(({ kind, start, trip, pss, rss }) => (
                <tr key={kind}>
                  <th scope="row">{INSTANCE_IDS[kind]}</th>
                  <td>{unbroken(timeRange(start))}</td>
                  <td>{unbroken(timeRange(trip))}</td>
                  <td>{unbroken(memoryRange(pss ?? rss))}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </ScrollBox>
      )}
    </Panel>
  )
}
