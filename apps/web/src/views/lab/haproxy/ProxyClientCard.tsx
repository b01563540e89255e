import type { LabMoment, LabProcess } from '@loopscope/shared/lab/labMoment'
import type { ProxyMoment } from '@loopscope/shared/lab/proxy/proxyMoment'
import { ActionButton } from '../topology/ActionButton.tsx'
import { useBrief } from '../topology/briefContext.ts'
import { ProcessCard } from '../topology/ProcessCard.tsx'

type Props = {
  readonly process: LabProcess
  readonly moment: LabMoment
  readonly proxy: ProxyMoment
}

/** The client, and what it was sent: by status, as HAProxy logged it. */
export function ProxyClientCard({ process, moment: { at, totals }, proxy }: Props) {
  const brief = useBrief()
  const failures = [
    ['refused', totals.refused],
    ['reset', totals.reset],
    ['timed out', totals.timedOut],
    ['lost in flight', totals.lost],
  ] as const
  return (
    <ProcessCard process={process} at={at} className="client">
      <dl className="node-list">
        {byStatus(proxy).map(([status, count]) => (
          <div key={status} data-bad={status >= 500 || status < 0}>
            <dt>{status < 0 ? 'no status' : status}</dt>
            <dd className="number">{count.toLocaleString('en')}</dd>
          </div>
        ))}
        {failures
          .filter(([, count]) => count > 0)
          .map(([name, count]) => (
            <div key={name} data-bad="true">
              <dt>{name}</dt>
              <dd className="number">{count.toLocaleString('en')}</dd>
            </div>
          ))}
        <div>
          <dt>waiting</dt>
          <dd className="number">{totals.inFlight}</dd>
        </div>
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
            name="10 at once"
            title="Ten requests at the same time"
            act={{ action: 'send', count: 10, at: 'once' }}
          />
        </div>
      )}
    </ProcessCard>
  )
}

/** 200 is there from the beginning, so that nothing moves with the first answer. */
function byStatus({ ended }: ProxyMoment): readonly (readonly [status: number, count: number])[] {
  const counts = new Map([[200, 0]])
  for (const { status, count } of ended) counts.set(status, (counts.get(status) ?? 0) + count)
  return [...counts].sort(([a], [b]) => a - b)
}
