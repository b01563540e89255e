import type { Frame, StackEntry } from '@loopscope/shared/timeline/frame'
import type { Timeline } from '@loopscope/shared/timeline/timeline'
import type { ReactNode } from 'react'
import { useTimeline } from '../hooks/loopscopeContext.ts'
import { useAlternatingFrame } from '../hooks/useAlternatingFrame.ts'
import { visibleText } from '../hooks/visibleText.ts'
import { Glyph } from '../kit/Glyph.tsx'
import { LazyCollapse } from '../kit/LazyCollapse.ts'
import { type Look, placeOf } from '../kit/look.ts'
import { Panel } from '../kit/Panel.tsx'
import { useOperation } from './useOperation.ts'
import './CallStack.css'

/** More of a stack is a recursion, and the innermost frames tell it. */
const SHOWN = 30

/** What is on the stack, innermost first: frames, the callback they stand in, and the phase that called it. */
export function CallStack() {
  const frame = useAlternatingFrame(1)
  const timeline = useTimeline()
  const stack = frame?.stack ?? []
  const thrown = frame === null || timeline === null ? null : thrownAt(timeline, frame)
  return (
    <Panel
      name="Call stack"
      className="call-stack"
      term="callStack"
      note={
        <>
          {frame !== null && countWords(frame)}
          <LazyCollapse pane="inspector" />
        </>
      }
    >
      <ol className="stack fading" data-anchor="stack">
        {thrown !== null && (
          <li>
            <span className="stack-entry" data-kind="error" data-ph="err">
              <Glyph look="err" />
              <span className="stack-label">{visibleText(thrown, 60)}</span>
              <span className="stack-line">thrown here</span>
            </span>
          </li>
        )}
        {frame === null || timeline === null || stack.length === 0 ? (
          <li className="stack-entry" data-kind="phase">
            {frame === null ? 'What is running will be shown here.' : whoWaits(frame)}
          </li>
        ) : (
          stack.slice(0, SHOWN).map((entry, i) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a stack's entries are their positions
            <li key={i}>
              <Entry entry={entry} frame={frame} timeline={timeline} />
            </li>
          ))
        )}
      </ol>
      {stack.length > SHOWN && <p className="stack-more">{stack.length - SHOWN} more below</p>}
    </Panel>
  )
}

/** Of a process that was ended from outside the stack is that of its last event. */
function countWords({ stack, ended }: Frame): string | number {
  if (stack.length === 0) return 'nothing runs'
  return ended ? 'when it was stopped' : stack.length
}

/** The error that leaves the callback at this very step. */
function thrownAt({ errors }: Timeline, { cursor }: Frame): string | null {
  const moment = errors.find(({ step }) => step === cursor)
  return moment?.kind === 'uncaughtException' ? moment.error.name : null
}

/** Between two callbacks no JavaScript is on the stack: it is libuv's turn, which sleeps or goes on, or over. */
function whoWaits({ phase, ended }: Frame): string {
  if (ended) return 'The process has ended.'
  if (phase === 'main') return 'The loop has not begun.'
  if (phase === 'exit') return 'The loop is over.'
  return `Nothing runs: ${phase === 'poll' ? 'libuv' : 'the loop'} is in ${placeOf(phase).name}.`
}

type EntryProps = {
  readonly entry: StackEntry
  readonly frame: Frame
  readonly timeline: Timeline
}

function Entry({ entry, frame, timeline }: EntryProps) {
  const callback = timeline.callbacks[entry.callback ?? -1]
  const look = lookOf(entry, frame, timeline)
  const label = <span className="stack-label">{visibleText(entry.label, 120)}</span>
  const where = entry.line === null ? entry.elsewhere : `line ${entry.line}`
  const line = where !== null && <span className="stack-line">{visibleText(where, 40)}</span>
  if (callback === undefined || callback.operation === null)
    return (
      <span className="stack-entry" data-kind={entry.kind} data-ph={look}>
        {entry.kind !== 'frame' && <Glyph look={look} />}
        {label}
        {line}
      </span>
    )
  return (
    <CallbackEntry operation={callback.operation} look={look}>
      <Glyph look={look} />
      {label}
      {line}
    </CallbackEntry>
  )
}

/** A callback is the running token. */
function CallbackEntry({
  operation,
  look,
  children,
}: {
  readonly operation: number
  readonly look: Look
  readonly children: ReactNode
}) {
  return (
    <button
      type="button"
      className="stack-entry"
      data-kind="callback"
      data-ph={look}
      data-home=""
      {...useOperation(operation)}
    >
      {children}
    </button>
  )
}

function lookOf({ kind, callback }: StackEntry, frame: Frame, { callbacks }: Timeline): Look {
  if (kind === 'phase') return placeOf(frame.phase).look
  const own = callbacks[callback ?? -1]
  return own === undefined
    ? placeOf(frame.phase, frame.queue).look
    : placeOf(own.phase, own.queue).look
}
