import { useState } from 'react'
import type { SeenOutput } from '../../state/compare/races.ts'
import type { Subject } from '../../state/run/subject.ts'
import { useLoopscope, useTimeline } from '../hooks/loopscopeContext.ts'
import { outcomeSentence } from '../outcome/outcomeSentence.ts'
import { OutputWords } from './OutputWords.tsx'

type Props = {
  readonly seen: SeenOutput
  readonly total: number
  readonly moved: ReadonlySet<number>
  readonly subject: Subject | null
}

/** One output: its lines, how many runs gave it, and the way to a recording of it. */
export function RaceBar({ seen: { runs, first }, total, moved, subject }: Props) {
  const { show, readRun } = useLoopscope()
  const [problem, setProblem] = useState(false)
  const shown = useTimeline()?.run?.runId === first.runId
  const { head, detail } = outcomeSentence(first.outcome)
  const isPlain = first.outcome.type === 'finished' && first.outcome.exitCode === 0
  const open = async () => {
    if (first.runId === null || subject === null) return
    const events = await readRun(first.runId)
    if (events === null) setProblem(true)
    else show(subject, events)
  }
  return (
    <section className="race" aria-label={`${runs} of ${total} runs`}>
      <div className="race-head">
        <OutputWords lines={first.lines ?? []} moved={moved} />
        <b>{runs}</b>
      </div>
      <div className="race-bar" aria-hidden="true">
        <span style={{ width: `${(100 * runs) / Math.max(1, total)}%` }} />
      </div>
      {!isPlain && (
        <p className="race-end">
          {head} {detail}
        </p>
      )}
      {problem ? (
        <p className="race-end">The service no longer keeps this recording.</p>
      ) : shown ? (
        <p className="race-end">The recording shown is one of them.</p>
      ) : (
        first.runId !== null && (
          <button type="button" className="race-open" onClick={() => void open()}>
            Open one of them
          </button>
        )
      )}
    </section>
  )
}
