import { Panel } from '../../../kit/Panel.tsx'
import { ScrollBox } from '../../../kit/ScrollBox.tsx'
import { COLUMNS } from './columns.ts'
import './Stats.css'

/** Which column means what, in CSV and on the page. */
export function ColumnsAside() {
  return (
    <Panel name="Which column means what" className="stats-columns">
      <ScrollBox name="Columns" className="stats-columns-body">
        <dl>
          {COLUMNS.map(({ name, onPage, means }) => (
            <div key={name}>
              <dt>
                <code>{name}</code> <span>{onPage}</span>
              </dt>
              <dd>{means}</dd>
            </div>
          ))}
        </dl>
      </ScrollBox>
    </Panel>
  )
}
