import type { PoolBar } from '@loopscope/shared/lesson/pool/readPool'

/** Jobs that are handed over and have no thread yet, in order of arrival. */
export function WaitingJobs({ bars }: { bars: readonly Pick<PoolBar, 'of' | 'part'>[] }) {
  return (
    <div className="pool-waiting">
      <span className="pool-name">Waiting</span>
      <ol aria-label="Jobs that wait for a thread">
        {bars.map(({ of, part }) => (
          <li key={`${of}-${part}`} className="pool-token" data-ph="poll">
            {of}
          </li>
        ))}
        {bars.length === 0 && <li className="pool-none">no job waits for a thread</li>}
      </ol>
    </div>
  )
}
