import { useId } from 'react'
import { visibleText } from '../visibleText.ts'
import type { Slice } from './laneLayout.ts'

type Props = {
  readonly slice: Slice
  readonly label: string
  readonly left: number
  readonly right: number
  /** Where the future begins, px. */
  readonly now: number
  readonly top: number
}

/** One callback on its lane: past is solid, present is split at the playhead, future is outlined. */
export function LaneSlice({ slice, label, left, right, now, top }: Props) {
  const clip = useId()
  const width = Math.max(3, right - left - 2)
  const solid = Math.max(0, Math.min(width, now - left - 1))
  const text = visibleText(label, 24)
  return (
    <g className="slice" data-ph={slice.lane} data-time={solid === 0 ? 'later' : 'past'}>
      <title>{text}</title>
      <clipPath id={clip}>
        <rect x={left + 1} y={top} width={width} height="14" />
      </clipPath>
      <rect
        className="slice-outline"
        x={left + 1.5}
        y={top + 0.5}
        width={Math.max(2, width - 1)}
        height="13"
        rx="2"
      />
      <rect className="slice-solid" x={left + 1} y={top} width={solid} height="14" rx="2" />
      {width > 14 && (
        <text
          x={left + 6}
          y={top + 10.5}
          clipPath={`url(#${clip})`}
          data-on={solid > 10 ? 'fill' : 'outline'}
        >
          {text}
        </text>
      )}
    </g>
  )
}
