import { useDemoViews } from '../gallery/demoViews.ts'
import { useLab, useLabState, useMoment } from '../labContext.ts'
import './Topology.css'

/** The real processes of the demo, and the requests between them. `bare`: nothing can be done. */
export function Topology({ bare = false }: { bare?: boolean }) {
  const { Field } = useDemoViews()
  const isEmpty = useMoment() === null
  return (
    <section className="topology" aria-label="Topology" data-bare={bare}>
      {isEmpty ? (
        <Empty />
      ) : (
        <div className="topology-content">
          <Field />
        </div>
      )}
    </section>
  )
}

/** What there will be, without a process that is not there; and the two ways to see some. */
function Empty() {
  const { showShipped } = useLab()
  const { empty } = useDemoViews()
  const status = useLabState((state) => state.status)
  if (status !== 'idle') return <div className="topology-empty" />
  return (
    <div className="topology-empty">
      <div>
        <p>{empty}</p>
        <button type="button" className="button" onClick={() => void showShipped()}>
          Play a recorded session
        </button>
      </div>
    </div>
  )
}
