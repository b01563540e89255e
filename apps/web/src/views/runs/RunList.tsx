import { useEffect, useState } from 'react'
import { useStore } from 'zustand'
import type { KeptRun } from '../../state/run/keptRuns.ts'
import { useLoopscope, useTimeline } from '../hooks/loopscopeContext.ts'
import { formatCount } from '../kit/format.ts'
import { OpenFile } from './OpenFile.tsx'
import { OutputDiff } from './OutputDiff.tsx'
import { RunRow } from './RunRow.tsx'
import './Runs.css'

/** The list, newest first. Two of them can be chosen: then their outputs are compared. */
export function RunList() {
  const { keptRuns, openRun } = useLoopscope()
  const { runs, problem } = useStore(keptRuns.list)
  const shown = useTimeline()?.run?.runId ?? null
  const [chosen, setChosen] = useState<readonly number[]>([])
  useEffect(() => void keptRuns.load(), [keptRuns])

  const pair = (runs ?? []).filter(({ id }) => chosen.includes(id))
  const [newer, older] = pair
  const choose = (id: number, wanted: boolean) =>
    setChosen((ids) => [...ids.filter((other) => other !== id), ...(wanted ? [id] : [])].slice(-2))
  const letterOf = ({ id }: KeptRun) => (id === older?.id ? 'A' : id === newer?.id ? 'B' : null)
  return (
    <div className="runs">
      {problem !== null && (
        <p className="runs-problem" role="status">
          {problem}
        </p>
      )}
      {runs !== null && runs.length === 0 && problem === null && (
        <p className="inspector-none">No run is kept yet. Each finished run will be listed here.</p>
      )}
      {runs !== null && runs.length > 0 && (
        <>
          <RunsHead runs={runs} chosen={pair.length} onClear={() => void keptRuns.clear()} />
          <ul className="runs-list" aria-label="Kept runs">
            {runs.map((run) => (
              <RunRow
                key={run.id}
                run={run}
                shown={run.runId === shown}
                chosen={chosen.includes(run.id)}
                letter={older === undefined ? null : letterOf(run)}
                onChoose={(wanted) => choose(run.id, wanted)}
                onOpen={() => void openRun(run.id)}
                onDelete={() => void keptRuns.remove(run.id)}
              />
            ))}
          </ul>
        </>
      )}
      <OpenFile />
      {older !== undefined && newer !== undefined && <OutputDiff older={older} newer={newer} />}
    </div>
  )
}

type HeadProps = {
  readonly runs: readonly KeptRun[]
  readonly chosen: number
  readonly onClear: () => void
}

function RunsHead({ runs, chosen, onClear }: HeadProps) {
  const [asking, setAsking] = useState(false)
  const count = formatCount(runs.length, 'run')
  if (asking)
    return (
      <div className="runs-head">
        <span>Delete {count}?</span>
        <button
          type="button"
          className="button small"
          onClick={() => {
            setAsking(false)
            onClear()
          }}
        >
          Delete
        </button>
        {/* biome-ignore lint/a11y/noAutofocus: the button that was pressed is gone; this is its harmless half. */}
        <button type="button" className="button small" autoFocus onClick={() => setAsking(false)}>
          Keep
        </button>
      </div>
    )
  return (
    <div className="runs-head">
      <span>
        {count} in this browser
        {runs.length > 1 &&
          chosen < 2 &&
          `. Choose ${chosen === 0 ? 'two' : 'one more'} to compare.`}
      </span>
      <button type="button" className="button small" onClick={() => setAsking(true)}>
        Delete all
      </button>
    </div>
  )
}
