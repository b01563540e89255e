import type { Loopscope } from '../../../state/loopscope.ts'
import { stepAt } from '../model/axis.ts'
import { placeUnder } from '../model/viewport.ts'
import { show, shownViewport } from './moveLanes.ts'

/** Slices get this much room when they are opened, px for a step. */
const OPENED = 20

/** Moves the cursor by hand. */
export function goTo({ play }: Loopscope, step: number): void {
  play({ type: 'pause' })
  play({ type: 'seek', cursor: step })
}

/** Comes so close to where the pointer is on a block of many slices that they can be told apart. */
export function openFold(loopscope: Loopscope, x: number): void {
  const viewport = shownViewport(loopscope)
  if (viewport === null) return
  const { axis, width } = viewport
  const half = width / OPENED / 2
  const step = stepAt(axis, placeUnder(viewport, x))
  const from = Math.max(0, Math.min(step - half, axis.places.length - 1 - 2 * half))
  show(loopscope, { from, to: Math.min(axis.places.length - 1, from + 2 * half) })
}
