import type { Timeline } from '@loopscope/shared/timeline/timeline'
import type { Loopscope } from '../../state/loopscope.ts'
import { shownViewport } from '../timeline/input/moveLanes.ts'

/** The stretch of time that the lanes show, us; all of it where they show none. */
export function timesInView(
  loopscope: Loopscope,
  { steps, lastAt }: Timeline,
): { readonly from: number; readonly to: number } {
  const range = shownViewport(loopscope)?.range
  if (range === undefined) return { from: 0, to: lastAt }
  const timeOf = (place: number) => {
    const step = Math.max(0, Math.floor(place))
    const at = steps[step]?.at ?? lastAt
    const next = steps[step + 1]?.at ?? lastAt
    return at + (place - step) * (next - at)
  }
  const from = range.from <= 0 ? 0 : timeOf(range.from)
  return { from, to: Math.max(from, Math.min(lastAt, timeOf(range.to))) }
}
