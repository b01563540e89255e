import { Fragment, memo, useEffect, useMemo, useRef } from 'react'
import { runUpTo } from '../../../state/lab/load/runUpTo.ts'
import { createNotableEvents, type NotableEvent } from '../../../state/lab/notableEvents.ts'
import { visibleText } from '../../hooks/visibleText.ts'
import { Panel } from '../../kit/Panel.tsx'
import { pxIn } from '../../kit/pxIn.ts'
import { eventWords } from '../eventWords.ts'
import { useLab, useLabCursor, useLabPlayback, useLabState } from '../labContext.ts'
import { momentWords } from '../labWords.ts'
import { useTab } from '../tabs/tabContext.ts'
import { WholeNames } from '../WholeNames.tsx'
import { scrollTo } from './scrollTo.ts'
import './EventList.css'

/** So many rows are in the page; of more those around the shown moment. */
const MOST = 400
const AHEAD = 100

/** What befell the processes and what was asked for, newest first; each row is a button to its moment. */
export function EventList() {
  const page = useLab()
  const toldOf = useMemo(createNotableEvents, [])
  const events = useLabState((state) => state.events)
  const length = useLabState((state) => state.length)
  const cursor = useLabCursor()
  // biome-ignore lint/correctness/useExhaustiveDependencies: the recording grows in place, and `length` says so
  const told = useMemo(() => toldOf(events), [toldOf, events, length])
  const at = told.findLastIndex(({ index }) => index <= cursor)
  const first = told.length <= MOST ? 0 : Math.max(0, at + AHEAD - MOST)
  const rows = told.slice(first, first + MOST).reverse()
  const list = useRef<HTMLOListElement>(null)
  const following = useLabPlayback((playback) => playback.following)
  const isListed = rows.length > 0
  // biome-ignore lint/correctness/useExhaustiveDependencies: another moment has another row, and the list is there with its first
  useEffect(() => {
    const rowsOf = list.current
    if (rowsOf === null) return
    // While a session goes on, what the hand is about to press must not be pulled away.
    const keep = () => {
      if (!following || !rowsOf.matches(':hover')) keepInSight(rowsOf)
    }
    keep()
    // What stands above the list comes and goes, and the list has what is left.
    const observer = new ResizeObserver(keep)
    observer.observe(rowsOf)
    return () => observer.disconnect()
  }, [at, isListed])
  const seek = useRef((index: number) => {
    page.play({ type: 'pause' })
    page.play({ type: 'seek', cursor: index })
  })
  return (
    <Panel name="Events" className="events" note={told.length > 0 && `${told.length}`}>
      {rows.length === 0 ? (
        <p className="events-none">What happens to the processes will be listed here.</p>
      ) : (
        <ol className="event-rows" ref={list}>
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

/** Scrolls the list, and nothing around it, to the row of the shown moment. */
function keepInSight(list: HTMLOListElement): void {
  const row = list.querySelector<HTMLElement>('[data-state="now"]')
  if (row === null) return
  list.scrollTop += pxIn(list, scrollTo(list.getBoundingClientRect(), row.getBoundingClientRect()))
}

type RowProps = {
  readonly row: NotableEvent
  readonly state: 'before' | 'now' | 'later'
  readonly seek: (index: number) => void
}

const Row = memo(function Row({ row: { index, event }, state, seek }: RowProps) {
  const events = useLabState((store) => store.events)
  const header = events[0]
  const tab = useTab()
  if (header?.type !== 'lab') return null
  const { who, what, bad } = eventWords(event, header, tab, runUpTo(events, index))
  return (
    <li data-state={state} data-bad={bad}>
      <button
        type="button"
        aria-current={state === 'now' ? 'step' : undefined}
        onClick={() => seek(index)}
      >
        <span className="event-at number">{momentWords(event.at)}</span>
        <b>{who}</b>
        <span className="event-what">
          <Breakable text={visibleText(what, 400)} />
        </span>
      </button>
    </li>
  )
})

/** A long name of an error goes on in the next line after an underscore, not within a word. */
function Breakable({ text }: { text: string }) {
  return text.split('_').map((word, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: the words of one text have no other identity
    <Fragment key={index}>
      {index > 0 && (
        <>
          _<wbr />
        </>
      )}
      <WholeNames text={word} />
    </Fragment>
  ))
}
