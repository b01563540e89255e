import { useEffect, useRef, useState } from 'react'
import type { KeptRun } from '../../state/run/keptRuns.ts'
import { useLoopscope } from '../hooks/loopscopeContext.ts'
import { visibleText } from '../hooks/visibleText.ts'
import { type DiffRow, outputDiff, outputLines, shownRows } from './outputDiff.ts'
import { runTime } from './RunRow.tsx'

const SIGNS = {
  '-': { shown: '−', said: 'only in A: ' },
  '+': { shown: '+', said: 'only in B: ' },
  '=': { shown: '=', said: 'in both: ' },
  '…': { shown: '…', said: 'left out: ' },
} as const

/** What two runs printed, line by line: a sign before each line says which of them did. */
export function OutputDiff({ older, newer }: { older: KeptRun; newer: KeptRun }) {
  const rows = useDiff(older.id, newer.id)
  const section = useRef<HTMLElement>(null)
  // On a laptop it stands below what the panel shows.
  useEffect(() => {
    if (rows !== null) section.current?.scrollIntoView({ block: 'nearest' })
  }, [rows])
  const changed = rows?.filter(({ sign }) => sign !== '=').length ?? 0
  return (
    <section className="diff" ref={section} aria-label="Differences in output">
      <h3>{rows === null ? 'Comparing' : changed === 0 ? 'Same output' : 'Output differs'}</h3>
      {older.source !== newer.source && <p>These are runs of two different programs.</p>}
      <dl className="diff-legend">
        <dt>−</dt>
        <dd>
          only in A, the earlier run: {runTime(older)}, Node {older.version}
        </dd>
        <dt>+</dt>
        <dd>
          only in B, the later run: {runTime(newer)}, Node {newer.version}
        </dd>
      </dl>
      <ol className="diff-rows">
        {(rows === null ? [] : shownRows(rows)).map(({ sign, text }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the rows of one comparison never change.
          <li key={index} data-sign={sign}>
            <span aria-hidden="true">{SIGNS[sign].shown}</span>
            <span className="unseen">{SIGNS[sign].said}</span>
            <code>{visibleText(text, 300)}</code>
          </li>
        ))}
      </ol>
    </section>
  )
}

function useDiff(older: number, newer: number): readonly DiffRow[] | null {
  const { keptRuns } = useLoopscope()
  const [rows, setRows] = useState<readonly DiffRow[] | null>(null)
  useEffect(() => {
    let left = false
    const compare = async () => {
      const before = await keptRuns.read(older)
      const after = await keptRuns.read(newer)
      if (left || before === null || after === null) return
      setRows(outputDiff(outputLines(before.events), outputLines(after.events)))
    }
    setRows(null)
    void compare()
    return () => {
      left = true
    }
  }, [keptRuns, older, newer])
  return rows
}
