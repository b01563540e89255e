import type { LabMoment, LabProcess } from '@loopscope/shared/lab/labMoment'
import { ActionButton } from '../topology/ActionButton.tsx'
import { useBrief } from '../topology/briefContext.ts'
import { ProcessCard } from '../topology/ProcessCard.tsx'

/** The client, and what became of its requests. */
export function ClientCard({ process, moment }: { process: LabProcess; moment: LabMoment }) {
  const { totals, settings, at } = moment
  const brief = useBrief()
  const rows = [
    ['answered', totals.answered, false],
    ['refused', totals.refused, true],
    ['reset', totals.reset, true],
    ['timed out', totals.timedOut, true],
    ['lost in flight', totals.lost, true],
  ] as const
  return (
    <ProcessCard process={process} at={at} className="client">
      <p className="node-note">
        {settings.connections === 'new' ? 'a new connection each' : 'one connection, kept alive'}
      </p>
      <dl className="node-list">
        {rows
          .filter(([name, count]) => count > 0 || name === 'answered' || name === 'lost in flight')
          .map(([name, count, bad]) => (
            <div key={name} data-bad={bad && count > 0}>
              <dt>{name}</dt>
              <dd className="number">{count.toLocaleString('en')}</dd>
            </div>
          ))}
      </dl>
      {!brief && (
        <div className="node-actions">
          <ActionButton name="Send 1" title="One request" act={{ action: 'send', count: 1 }} />
          <ActionButton
            name="Send 10"
            title="Ten requests, one after the other"
            act={{ action: 'send', count: 10 }}
          />
          <ActionButton
            name="Send slow"
            title="One request that takes 800 ms to answer"
            act={{ action: 'send', count: 1, path: '/recipes/slow' }}
          />
        </div>
      )}
    </ProcessCard>
  )
}
