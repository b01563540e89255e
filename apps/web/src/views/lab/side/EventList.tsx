import { memo, useMemo, useRef } from 'react'
import { createToldEvents, type ToldEvent } from '../../../state/lab/toldEvents.ts'
import { Panel } from '../../Panel.tsx'
import { visibleText } from '../../visibleText.ts'
import { useLab, useLabCursor, useLabState } from '../labContext.ts'
import { eventWords, momentWords } from '../labWords.ts'
import { useTab } from '../tabContext.ts'
import './EventList.css'

/** So many rows are in the page: the last up to the shown moment, and some that follow it. */
const MOST = 200
const AHEAD = 20

/** What befell the processes and what was asked for, newest first; each row is a button to its moment. */
export function EventList() {
  const page = useLab()
  const toldOf = useMemo(createToldEvents, [])
  const events = useLabState((state) => state.events)
  const length = useLabState((state) => state.length)
  const cursor = useLabCursor()
  // biome-ignore lint/correctness/useExhaustiveDependencies: the recording grows in place, and `length` says so
  const told = useMemo(() => toldOf(events), [toldOf, events, length])
  const at = told.findLastIndex(({ index }) => index <= cursor)
  const rows = told.slice(Math.max(0, at + AHEAD - MOST), at + 1 + AHEAD).reverse()
  const seek = useRef((index: number) => {
    page.play({ type: 'pause' })
    page.play({ type: 'seek', cursor: index })
  })
  return (
    <Panel name="Events" className="events" note={told.length > 0 && `${told.length}`}>
      {rows.length === 0 ? (
        <p className="events-none">What happens to the processes will be listed here.</p>
      ) : (
        <ol className="event-rows">
          {rows.map((row) => (
            <Row
              key={row.index}
              row={row}
              state={
                row.index === told[at]?.index ? 'now' : row.index > cursor ? 'later' : 'before'
              }
              seek={seek.current}
            />
          ))}
        </ol>
      )}
    </Panel>
  )
}

type RowProps = {
  readonly row: ToldEvent
  readonly state: 'before' | 'now' | 'later'
  readonly seek: (index: number) => void
}

const Row = memo(function Row({ row: { index, event }, state, seek }: RowProps) {
  const header = useLabState(({ events }) => events[0])
  const tab = useTab()
  if (header?.type !== 'lab') return null
  const { who, what, bad } = eventWords(event, header, tab)
  return (
    <li data-state={state} data-bad={bad}>
      <button
        type="button"
        aria-current={state === 'now' ? 'step' : undefined}
        onClick={() => seek(index)}
      >
        <span className="event-at number">{momentWords(event.at)}</span>
        <b>{who}</b>
        <span className="event-what">{visibleText(what, 200)}</span>
      </button>
    </li>
  )
})
