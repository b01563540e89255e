import type { LabMoment } from '@loopscope/shared/lab/labMoment'

/** What is counted, how often, and whether that is bad. */
export type Count = readonly [name: string | number, count: number, bad: boolean]

/** Counts on a card, one below the other. */
export function Counts({ of }: { of: readonly Count[] }) {
  return (
    <dl className="node-list">
      {of.map(([name, count, bad]) => (
        <div key={name} data-bad={bad && count > 0}>
          <dt>{name}</dt>
          <dd className="number">{count.toLocaleString('en')}</dd>
        </div>
      ))}
    </dl>
  )
}

/** What became of requests that had no answer. */
export function failureCounts({
  refused,
  reset,
  timedOut,
  lost,
  unsent,
}: LabMoment['totals']): readonly Count[] {
  return [
    ['refused', refused, true],
    ['reset', reset, true],
    ['timed out', timedOut, true],
    ['lost in flight', lost - unsent, true],
    ['never sent', unsent, true],
  ]
}
