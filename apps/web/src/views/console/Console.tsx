import type { Output } from '@loopscope/shared/timeline/timeline'
import { type ReactNode, useEffect, useMemo, useState } from 'react'
import { useLoopscope, useReveal, useTimeline } from '../hooks/loopscopeContext.ts'
import { usePanes } from '../hooks/panesContext.ts'
import { useAlternatingFrame } from '../hooks/useAlternatingFrame.ts'
import { useNarrow } from '../hooks/useNarrow.ts'
import { useSize } from '../hooks/useSize.ts'
import { Panel } from '../kit/Panel.tsx'
import { Outcome } from '../outcome/Outcome.tsx'
import { ConsoleRow } from './ConsoleRow.tsx'
import { type ConsoleLine, consoleLines, linesWithin } from './consoleLines.ts'
import './Console.css'

const ROW = 24
/** A finger needs 44 px. */
const LEAST_ROWS = window.matchMedia('(pointer: coarse)').matches ? 2 : 1
/** Up to here every line is in the document, for find-in-page and screen readers. */
const WHOLE = 300
/** Width that time, chip, line number and padding take beside the text, px: the columns of Console.css. */
const BESIDE = 214
/** The same where the page is presented, which shows the chip alone. */
const BESIDE_PRESENTED = 136

const NONE: readonly Output[] = []

type Props = {
  /** In its head. */
  readonly more?: ReactNode
  /** The line in which another run differs first: which of those of a write. */
  readonly marked?: { readonly output: number; readonly nth: number } | null
}

/** Everything the snippet wrote, the part after this step in grey. A line leads to the moment of its write. */
export function Console({ more = null, marked = null }: Props) {
  const timeline = useTimeline()
  const frame = useAlternatingFrame(0)
  const { play } = useLoopscope()
  const hidden = useReveal((reveal) => reveal.hidden)
  const [ref, { width, height }] = useSize<HTMLDivElement>()
  const narrow = useNarrow()
  const [scrollTop, setScrollTop] = useState(0)
  const outputs = timeline?.outputs ?? NONE
  const character = useMemo(() => characterWidth(ref.current, width), [ref, width])
  const beside = usePanes(({ presenting }) => presenting) ? BESIDE_PRESENTED : BESIDE
  const columns = Math.max(8, Math.floor((width - beside) / character))
  const lines = useMemo(() => consoleLines(outputs, columns, LEAST_ROWS), [outputs, columns])
  const written = frame?.outputs ?? 0
  const current = written === 0 ? lines[0] : lines.find((line) => line.output === written - 1)
  useFollow(ref.current, current, height)

  const differing =
    marked === null
      ? undefined
      : lines[lines.findIndex((line) => line.output === marked.output) + marked.nth]
  const last = lines.at(-1)
  const rows = last === undefined ? 0 : last.top + last.rows
  const [from, to] =
    lines.length <= WHOLE
      ? [0, lines.length]
      : linesWithin(lines, scrollTop / ROW - 10, (scrollTop + height) / ROW + 10)
  return (
    <Panel
      name="Console"
      className="console"
      note={
        narrow ? null : (
          <>
            <Outcome />
            {more}
          </>
        )
      }
    >
      <div
        className="console-scroll"
        ref={ref}
        onScroll={(event) => setScrollTop(event.currentTarget.scrollTop)}
      >
        {lines.length === 0 && (
          <p className="console-empty">
            {frame === null
              ? 'Each line will show the phase that printed it. Press a line to go to that moment.'
              : hidden
                ? 'Nothing has been printed up to this moment.'
                : 'Nothing was written.'}
          </p>
        )}
        <ol className="console-lines" style={{ height: rows * ROW }}>
          {lines.slice(from, to).map((line, i) => {
            const output = outputs[line.output]
            return (
              output && (
                <ConsoleRow
                  key={line.top}
                  output={output}
                  operation={timeline?.callbacks[output.callback ?? -1]?.operation ?? null}
                  line={line}
                  continued={lines[from + i - 1]?.output === line.output}
                  time={
                    line.output < written - 1 ? 'past' : line.output < written ? 'now' : 'later'
                  }
                  differs={line === differing}
                  position={from + i + 1}
                  size={lines.length}
                  top={line.top * ROW}
                  height={line.rows * ROW}
                  seek={() => {
                    play({ type: 'pause' })
                    play({ type: 'seek', cursor: output.step })
                  }}
                />
              )
            )
          })}
        </ol>
      </div>
    </Panel>
  )
}

/** Width of one character of the console's text, px. `width` is 0 as long as there is no element to ask. */
function characterWidth(element: HTMLElement | null, width: number): number {
  const pen = width === 0 ? null : document.createElement('canvas').getContext('2d')
  if (element === null || pen === null) return 8
  pen.font = `12px ${getComputedStyle(element).getPropertyValue('--font-mono')}`
  return Math.max(4, pen.measureText('x'.repeat(100)).width / 100)
}

/** Keeps the line of this step in view, with the one before it; no row is cut at the upper edge. */
function useFollow(scroller: HTMLElement | null, line: ConsoleLine | undefined, height: number) {
  const top = line === undefined ? null : line.top * ROW
  const bottom = line === undefined ? null : (line.top + line.rows) * ROW
  useEffect(() => {
    // Before it is measured no line would be in view, and the first ones would be scrolled away for nothing.
    if (scroller === null || top === null || bottom === null || height === 0) return
    if (top < scroller.scrollTop) scroller.scrollTop = Math.max(0, top - ROW)
    else if (bottom > scroller.scrollTop + height)
      scroller.scrollTop = Math.min(top, Math.ceil((bottom - height) / ROW) * ROW)
  }, [scroller, top, bottom, height])
}
