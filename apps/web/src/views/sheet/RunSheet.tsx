import { isTurnLeftOut, turnRows } from '@loopscope/shared/export/turnRows'
import type { Timeline } from '@loopscope/shared/timeline/timeline'
import { useStore } from 'zustand'
import { NO_WORDS } from '../../state/share/linkWords.ts'
import { MODULE_KINDS } from '../bar/moduleKinds.ts'
import { recordedOn } from '../bar/recordedOn.ts'
import { useLoopscope, useSession, useTimeline } from '../hooks/loopscopeContext.ts'
import { usePanesStore } from '../hooks/panesContext.ts'
import { visibleText } from '../hooks/visibleText.ts'
import { markOf, placeOf } from '../kit/look.ts'
import { Note } from '../share/Note.tsx'
import { Sheet } from './Sheet.tsx'
import { SheetCode } from './SheetCode.tsx'

/** Rows of a table on paper; of more the number is said. */
const MOST = 200

/** The recording on paper: the program, what it printed, and what ran in which turn. */
export function RunSheet() {
  const panes = usePanesStore()
  const { sharing } = useLoopscope()
  const words = useStore(sharing.store, ({ shown }) => shown?.words ?? NO_WORDS)
  const timeline = useTimeline()
  const source = useSession(({ recordedSource }) => recordedSource ?? '')
  const module = useSession((session) => session.module)
  const run = timeline?.run ?? null
  return (
    <Sheet name="Printable sheet" close={() => panes.setState({ sheet: false })}>
      <h1>{words.title === '' ? 'A run of a program' : visibleText(words.title)}</h1>
      {run !== null && (
        <p>
          Node {run.node}, {MODULE_KINDS[module]}, recorded by Loopscope on {recordedOn(run)}
        </p>
      )}
      <Note text={words.note} />
      <h2>Program</h2>
      <SheetCode source={source} />
      {timeline !== null && (
        <>
          <Outputs timeline={timeline} />
          <Turns timeline={timeline} />
        </>
      )}
    </Sheet>
  )
}

function Outputs({ timeline: { outputs } }: { timeline: Timeline }) {
  return (
    <>
      <h2>Output</h2>
      {outputs.length === 0 ? (
        <p>Nothing was printed.</p>
      ) : (
        <table>
          <thead>
            <tr>
              <th className="sheet-right">ms</th>
              <th>Printed</th>
              <th>Where</th>
              <th className="sheet-right">Turn</th>
              <th className="sheet-right">Line</th>
            </tr>
          </thead>
          <tbody>
            {outputs.slice(0, MOST).map(({ at, text, phase, queue, tick, line, evidence }, i) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a write is its place
              <tr key={i}>
                <td className="sheet-right">{ms(at)}</td>
                <td>
                  <code>{visibleText(text.replace(/\n$/, ''), 400)}</code>
                </td>
                <td>
                  {queue === null
                    ? placeOf(phase, null).name
                    : `${queue} queue, in ${placeOf(phase, null).name}`}
                  {markOf(evidence)}
                </td>
                <td className="sheet-right">
                  {/* Timers that are due already run once before the first turn. */}
                  {tick > 0 ? tick : phase === 'timers' ? 'before 1' : ''}
                </td>
                <td className="sheet-right">{line ?? ''}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <More count={outputs.length} />
    </>
  )
}

function Turns({ timeline }: { timeline: Timeline }) {
  const rows = turnRows(timeline)
  return (
    <>
      <h2>Turns of the loop</h2>
      <table>
        <thead>
          <tr>
            <th>Turn</th>
            <th className="sheet-right">ms</th>
            <th>Phase</th>
            <th>Ran</th>
          </tr>
        </thead>
        <tbody>
          {rows.slice(0, MOST).map(({ tick, phase, evidence, at, ran }, i) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a row is its place
            <tr key={i}>
              <td>{turnWords(tick, phase)}</td>
              <td className="sheet-right">{ms(at)}</td>
              <td>
                {placeOf(phase, null).name}
                {markOf(evidence)}
              </td>
              <td>{visibleText(ran.join(', '), 1000)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <More count={rows.length} />
      {isTurnLeftOut(rows) && <p>Turns in which nothing of the program ran are left out.</p>}
    </>
  )
}

function More({ count }: { count: number }) {
  return count > MOST ? (
    <p>
      The first {MOST} of {count.toLocaleString('en')} rows are shown.
    </p>
  ) : null
}

function turnWords(tick: number, phase: string): string {
  if (phase === 'main') return 'before the loop'
  if (phase === 'exit') return 'after the loop'
  return tick === 0 ? 'before turn 1' : String(tick)
}

const ms = (at: number): string => (at / 1000).toFixed(2)
