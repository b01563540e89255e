import type { LabMoment, LabProcess } from '@loopscope/shared/lab/labMoment'
import { clientStatuses } from '../../../state/lab/proxy/client/clientStatuses.ts'
import { ActionButton } from '../topology/ActionButton.tsx'
import { Counts, failureCounts } from '../topology/Counts.tsx'
import { ProcessCard } from '../topology/ProcessCard.tsx'
import { SendButtons } from '../topology/SendButtons.tsx'

type Props = {
  readonly process: LabProcess
  readonly moment: LabMoment
}

/** The client, and what it got: by status, and what it got no answer to. */
export function ProxyClientCard({ process, moment }: Props) {
  const { at, totals } = moment
  return (
    <ProcessCard process={process} at={at} className="client">
      <Counts
        of={[
          ...clientStatuses(moment).map(
            ([status, count]) => [status, count, status >= 500] as const,
          ),
          ...failureCounts(totals).filter(([, count]) => count > 0),
          ['waiting', totals.inFlight, false],
        ]}
      />
      <SendButtons>
        <ActionButton
          name="10 at once"
          title="Ten requests at the same time"
          act={{ action: 'send', count: 10, at: 'once' }}
        />
      </SendButtons>
    </ProcessCard>
  )
}
