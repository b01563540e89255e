import type { RequestRow } from '@loopscope/shared/timeline/requests/requestRow'
import { requestRows } from '@loopscope/shared/timeline/requests/requestRows'
import { requestSentence } from '@loopscope/shared/timeline/requests/requestSentence'
import type { Timeline } from '@loopscope/shared/timeline/timeline'
import { useEffect, useMemo, useState } from 'react'
import { firstOf, PageButtons } from '../bar/PageButtons.tsx'
import { useLoopscope, useSelection } from '../hooks/loopscopeContext.ts'
import { ScrollBox } from '../kit/ScrollBox.tsx'
import { Sentence } from '../now/Sentence.tsx'
import { goTo } from '../timeline/input/pick.ts'
import { RequestHead } from './RequestHead.tsx'
import { RequestLine } from './RequestLine.tsx'
import { windowOf } from './requestBars.ts'
import { type RequestOrder, sortRequests } from './requestColumns.ts'
import { requestSums } from './requestSums.ts'
import { usePlayheadIn } from './usePlayheadIn.ts'
import '../timeline/table/LaneTable.css'
import './Requests.css'

const PAGE = 100
const AS_THEY_BEGAN: RequestOrder = { column: 'number', descending: false }

/** Every HTTP request of the recording, as figures and as a lane; the one that is chosen is lit in every view. */
export function RequestTable({ timeline }: { timeline: Timeline }) {
  const loopscope = useLoopscope()
  const [order, setOrder] = useState(AS_THEY_BEGAN)
  const [page, setPage] = useState(0)
  const rows = requestRows(timeline)
  const sorted = useMemo(() => sortRequests(rows, order), [rows, order])
  const window = useMemo(() => windowOf(rows), [rows])
  const chosen = useSelection(({ group }) => rows[group?.number ?? -1])
  const table = usePlayheadIn(timeline, window)
  const number = chosen?.number
  // What is chosen may stand on another page of the table, or below what the pane shows.
  // biome-ignore lint/correctness/useExhaustiveDependencies: rows that come while it runs move nothing
  useEffect(() => {
    if (number !== undefined)
      setPage(Math.floor(sorted.findIndex((row) => row.number === number) / PAGE))
  }, [number, order])
  // biome-ignore lint/correctness/useExhaustiveDependencies: after each of them another row may be the chosen one
  useEffect(() => {
    const row = table.current?.querySelector('tbody tr[data-selected="true"]')
    row?.scrollIntoView({ block: 'nearest' })
  }, [number, order, page, table])
  const from = firstOf(page, PAGE, rows.length)
  const choose = (row: RequestRow) => {
    const { number, operations } = row
    const isChosen = loopscope.selection.getState().group?.number === number
    const group = isChosen
      ? null
      : { number, operations, callbacks: new Set(row.callbacks), steps: null }
    loopscope.selection.setState({ selected: null, group })
    if (!isChosen) goTo(loopscope, row.step)
  }
  return (
    <div className="lane-table requests">
      <div className="lane-table-bar">
        {rows.length > PAGE && (
          <PageButtons page={page} size={PAGE} count={rows.length} turn={setPage} />
        )}
        <p className="request-said" role="status" aria-label="Request">
          {chosen === undefined ? (
            requestSums(rows)
          ) : (
            <Sentence text={requestSentence(timeline, chosen)} />
          )}
        </p>
      </div>
      <ScrollBox name="Requests" className="lane-table-scroll">
        <table ref={table}>
          <caption className="unseen">
            HTTP requests. Click a name to select everything that belongs to its request.
          </caption>
          <RequestHead
            order={order}
            sort={(next) => {
              setOrder(next)
              setPage(0)
            }}
          />
          <tbody>
            {sorted.slice(from, from + PAGE).map((row) => (
              <RequestLine
                key={row.number}
                timeline={timeline}
                row={row}
                window={window}
                choose={choose}
              />
            ))}
          </tbody>
        </table>
      </ScrollBox>
    </div>
  )
}
