import type { Timeline } from '@loopscope/shared/timeline/timeline'
import { useEffect, useRef, useState } from 'react'
import { shownCursor } from '../../../state/playback/playback.ts'
import { firstOf, PageButtons } from '../../bar/PageButtons.tsx'
import { usePlayback } from '../../hooks/loopscopeContext.ts'
import { ScrollBox } from '../../kit/ScrollBox.tsx'
import { LaneTableRow } from './LaneTableRow.tsx'
import { COLUMNS, placesOf, rowAt, rowsOf, tableText } from './tableRows.ts'
import './LaneTable.css'

const PAGE = 100

/** The lanes as text: a page of rows at a time, the one with the cursor unless another is asked for. */
export function LaneTable({ timeline }: { timeline: Timeline }) {
  const last = timeline.steps.length - 1
  const current = usePlayback((playback) => rowAt(timeline, shownCursor(playback, last)))
  const [page, setPage] = useState(Math.floor(current / PAGE))
  const here = useRef<HTMLTableRowElement>(null)
  const count = placesOf(timeline).length
  useEffect(() => {
    setPage(Math.floor(current / PAGE))
    here.current?.scrollIntoView({ block: 'nearest' })
  }, [current])
  const from = firstOf(page, PAGE, count)
  return (
    <div className="lane-table">
      <div className="lane-table-bar">
        <PageButtons page={page} size={PAGE} count={count} turn={setPage} />
        <CopyButton timeline={timeline} />
      </div>
      <ScrollBox name="Rows" className="lane-table-scroll">
        <table>
          <caption className="unseen">What ran, in order. The number goes to its moment.</caption>
          <thead>
            <tr>
              {COLUMNS.map((column) => (
                <th key={column} scope="col">
                  {column}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rowsOf(timeline, from, from + PAGE).map((row, i) => (
              <LaneTableRow key={row.step} row={row} current={from + i === current} here={here} />
            ))}
          </tbody>
        </table>
      </ScrollBox>
    </div>
  )
}

/** Takes the whole table along, not only the page of it that shows. */
function CopyButton({ timeline }: { timeline: Timeline }) {
  const [said, setSaid] = useState('')
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(tableText(timeline))
      setSaid('Copied')
    } catch (error) {
      console.warn('The browser refused the clipboard.', error)
      setSaid('The browser refused')
    }
  }
  return (
    <>
      <span role="status" aria-label="Copy" className="lane-table-said">
        {said}
      </span>
      <button
        type="button"
        className="button small"
        aria-label="Copy all rows"
        onClick={() => void copy()}
      >
        Copy
      </button>
    </>
  )
}
