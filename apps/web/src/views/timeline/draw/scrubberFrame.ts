import type { Range } from '../../../state/lanesView.ts'
import { PAD } from '../model/overview.ts'

/** What the lanes show, as the ends of a frame in the box. Where it begins or ends with the recording, the frame does with the box. */
export function scrubberFrame(
  range: Range | null,
  scale: number,
  width: number,
): { from: number; to: number } {
  if (range === null) return { from: 0, to: width }
  const end = PAD + range.to * scale
  return {
    from: range.from <= 0 ? 0 : PAD + range.from * scale - 1,
    // Half a pixel: a scale is a fraction.
    to: end >= width - PAD - 0.5 ? width : end + 1,
  }
}
