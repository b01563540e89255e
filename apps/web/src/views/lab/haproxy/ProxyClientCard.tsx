import type { LabMoment, LabProcess } from '@loopscope/shared/lab/labMoment'
import type { ProxyMoment } from '@loopscope/shared/lab/proxy/proxyMoment'
import { ActionButton } from '../topology/ActionButton.tsx'
import { type Count, Counts, failureCounts } from '../topology/Counts.tsx'
import { ProcessCard } from '../topology/ProcessCard.tsx'
import { SendButtons } from '../topology/SendButtons.tsx'

type Props = {
  readonly process: LabProcess
  readonly moment: LabMoment
  readonly proxy: ProxyMoment
}

/** The client, and what it got: by status, as HAProxy logged it, and what it got no answer to. */
export function ProxyClientCard({ process, moment: { at, totals }, proxy }: Props) {
  return (
    <ProcessCard process={process} at={at} className="client">
      <Counts
        of={[
          ...byStatus(proxy),
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

/** 200 is there from the beginning, so that nothing moves with the first answer. */
function byStatus({ ended }: ProxyMoment): readonly Count[] {
  const counts = new Map([[200, 0]])
  // Without a status, or sent when it had left: the client counts that itself, as it saw it.
  for (const { status, count, late } of ended)
    if (status >= 0 && !late) counts.set(status, (counts.get(status) ?? 0) + count)
  return [...counts]
    .sort(([a], [b]) => a - b)
    .map(([status, count]) => [status, count, status >= 500])
}
