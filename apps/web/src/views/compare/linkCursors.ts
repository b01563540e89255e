import { alignSteps } from '@loopscope/shared/timeline/compare/alignSteps'
import type { Loopscope } from '../../state/loopscope.ts'
import { shownCursor } from '../../state/playback/playback.ts'

/** Whichever of the two recordings is moved, the other follows to the same moment. Call what it returns to let go. */
export function linkCursors(left: Loopscope, right: Loopscope): () => void {
  const [a, b] = [left.timeline(), right.timeline()]
  if (a === null || b === null) return () => undefined
  let following = false
  const follow = (
    leader: Loopscope,
    other: Loopscope,
    last: number,
    align: (n: number) => number,
  ) =>
    leader.playback.subscribe((now, before) => {
      const cursor = shownCursor(now, last)
      if (following || cursor === shownCursor(before, last)) return
      following = true
      other.play({ type: 'pause' })
      other.play({ type: 'seek', cursor: align(cursor) })
      following = false
    })
  const unlink = [
    follow(left, right, a.steps.length - 1, alignSteps(a, b)),
    follow(right, left, b.steps.length - 1, alignSteps(b, a)),
  ]
  return () => {
    for (const letGo of unlink) letGo()
  }
}
