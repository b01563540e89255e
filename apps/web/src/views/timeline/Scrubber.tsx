import { useMemo } from 'react'
import { shownCursor } from '../../state/playback.ts'
import { useLoopscope, usePlayback, useTimeline } from '../loopscopeContext.ts'
import { useSize } from '../useSize.ts'
import { visibleText } from '../visibleText.ts'
import { LANES, laneOf, mergedSpans, slicesOf } from './laneLayout.ts'
import './Scrubber.css'

/** The whole recording in small, and a slider over it. */
export function Scrubber() {
  const timeline = useTimeline()
  const { play } = useLoopscope()
  const last = (timeline?.steps.length ?? 1) - 1
  const cursor = usePlayback((playback) => shownCursor(playback, last))
  const [ref, { width }] = useSize<HTMLDivElement>()
  const inner = Math.max(1, width - 12)
  const scale = inner / Math.max(1, last + 1)
  const lanes = useMemo(() => {
    const slices = timeline === null ? [] : slicesOf(timeline)
    return LANES.map((lane) => ({ lane, spans: mergedSpans(slices, lane, scale) }))
  }, [timeline, scale])
  const marks = useMemo(() => thinned(timeline?.outputs ?? [], scale), [timeline, scale])
  return (
    <div className="scrubber" ref={ref}>
      <svg width={width} height="40" aria-hidden="true">
        <rect
          className="scrubber-box"
          x="0.5"
          y="12.5"
          width={Math.max(0, width - 1)}
          height="21"
          rx="3"
        />
        <g transform="translate(6 15)">
          {lanes.map(({ lane, spans }, i) =>
            spans.map(([from, to]) => (
              <rect
                key={`${lane}${from}`}
                data-ph={lane}
                data-later={from > (cursor + 0.5) * scale}
                className="scrubber-span"
                x={from}
                y={i * 2.1}
                width={to - from}
                height="2"
              />
            )),
          )}
        </g>
        {marks.map(({ step, look, text, labelled }) => {
          const x = 6 + (step + 0.5) * scale
          return (
            <g key={step} className="scrubber-mark" data-ph={look} data-later={step > cursor}>
              <path d={`M${x} 12V34`} />
              {labelled && (
                <text x={x} y="9">
                  {text}
                </text>
              )}
            </g>
          )
        })}
        {timeline !== null && (
          <g transform={`translate(${6 + (cursor + 0.5) * scale} 0)`} className="scrubber-now">
            <path d="M0 10V35" />
            <circle cy="36" r="4" />
          </g>
        )}
      </svg>
      <input
        type="range"
        aria-label="Position"
        aria-valuetext={`step ${cursor} of ${last}`}
        min={0}
        max={last}
        step={1}
        value={cursor}
        disabled={timeline === null}
        onChange={(event) => {
          play({ type: 'pause' })
          play({ type: 'seek', cursor: Number(event.currentTarget.value) })
        }}
      />
    </div>
  )
}

type Write = { step: number; text: string } & Parameters<typeof laneOf>[0]

type Mark = {
  readonly step: number
  readonly look: string
  readonly text: string
  readonly labelled: boolean
}

/** A mark for each console line, at most one for every three pixels; a label where it does not touch the last one. */
function thinned(outputs: readonly Write[], scale: number): Mark[] {
  const marks: Mark[] = []
  let markedTo = Number.NEGATIVE_INFINITY
  let labelledTo = Number.NEGATIVE_INFINITY
  for (const output of outputs) {
    const x = output.step * scale
    if (x < markedTo) continue
    markedTo = x + 3
    const text = visibleText(output.text.slice(0, 20).trim(), 3)
    const half = text.length * 3.6
    const labelled = x - half > labelledTo + 4
    if (labelled) labelledTo = x + half
    marks.push({ step: output.step, look: laneOf(output), text, labelled })
  }
  return marks
}
