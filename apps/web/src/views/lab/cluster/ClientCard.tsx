import type { LabMoment, LabProcess } from '@loopscope/shared/lab/labMoment'
import { ActionButton } from '../topology/ActionButton.tsx'
import { Counts, failureCounts } from '../topology/Counts.tsx'
import { ProcessCard } from '../topology/ProcessCard.tsx'
import { SendButtons } from '../topology/SendButtons.tsx'

/** The client, and what became of its requests. */
export function ClientCard({ process, moment }: { process: LabProcess; moment: LabMoment }) {
  const { totals, settings, at } = moment
  return (
    <ProcessCard process={process} at={at} className="client">
      <p className="node-note">
        {settings.connections === 'new'
          ? 'a new connection for each request'
          : 'one connection, kept alive'}
      </p>
      <Counts
        of={[
          ['answered', totals.answered, false],
          // Of a cluster whose worker is killed none may be lost, and that is worth a line.
          ...failureCounts(totals).filter(([name, n]) => n > 0 || name === 'lost in flight'),
        ]}
      />
      <SendButtons>
        <ActionButton
          name="Send slow"
          title="One request that takes 800 ms to answer"
          act={{ action: 'send', count: 1, path: '/recipes/slow' }}
        />
      </SendButtons>
    </ProcessCard>
  )
}
