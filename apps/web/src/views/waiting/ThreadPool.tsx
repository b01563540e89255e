import type { Frame, QueueEntry } from '@loopscope/shared/timeline/frame'
import { type PoolJob, poolAt } from '@loopscope/shared/timeline/moments/poolAt'
import type { Timeline } from '@loopscope/shared/timeline/timeline'
import { visibleText } from '../hooks/visibleText.ts'
import { formatCount } from '../kit/format.ts'
import { Term } from '../kit/Term.tsx'
import { useOperation } from '../now/useOperation.ts'
import { WaitingList } from './WaitingList.tsx'
import './ThreadPool.css'

const HOW_KNOWN =
  'By libuv’s rule jobs get threads in order of arrival. A recording does not say when a job ends, only when its callback runs.'

/** The pool's threads, with what each works on, and the jobs that have no thread yet. */
export function ThreadPool({ frame, timeline }: { frame: Frame; timeline: Timeline }) {
  const { threads, queued } = poolAt(timeline, frame.at)
  const busy = threads.filter((job) => job !== null).length
  return (
    <>
      <dt title={HOW_KNOWN}>
        <Term of="pool">Thread pool</Term>
        <small>
          {busy} of {threads.length} busy
        </small>
      </dt>
      <dd>
        <ol className="threads" aria-label="Threads" data-many={threads.length > 8}>
          {threads.map((job, i) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a thread is its number
            <li key={i}>
              {job === null ? (
                <span className="thread" data-busy={false}>
                  {i + 1}
                </span>
              ) : (
                <BusyThread job={job} number={i + 1} />
              )}
            </li>
          ))}
        </ol>
        {queued.length > 0 && (
          <div className="pool-queue">
            <p>{formatCount(queued.length, 'job waits', 'jobs wait')} for a thread</p>
            <WaitingList
              entries={entriesOf(queued)}
              look="poll"
              name="Jobs that wait for a thread"
              limit={2}
              home
            />
          </div>
        )}
      </dd>
    </>
  )
}

function BusyThread({ job, number }: { job: PoolJob; number: number }) {
  const button = useOperation(job.token)
  const label = visibleText(job.label, 40)
  const place = job.line === null ? job.elsewhere : `line ${job.line}`
  const title = `Thread ${number}: ${label}${place === null ? '' : `, ${place}`}`
  if (job.token === null)
    return (
      <span className="thread" data-busy data-ph="poll" title={`${title}, Node’s own`}>
        {label}
      </span>
    )
  return (
    <button
      type="button"
      className="thread"
      data-busy
      data-ph="poll"
      data-home=""
      aria-label={title}
      title={title}
      {...button}
    >
      {label}
    </button>
  )
}

/** One for each of the user's operations, however many jobs it has handed over. */
function entriesOf(jobs: readonly PoolJob[]): readonly QueueEntry[] {
  const entries = new Map<number, QueueEntry>()
  for (const { token, operation: own, label, line, elsewhere } of jobs) {
    const operation = token ?? own
    if (!entries.has(operation))
      entries.set(operation, {
        operation,
        label,
        line,
        elsewhere,
        state: 'waiting',
        dueAt: null,
      })
  }
  return [...entries.values()]
}
