import { LANES, type Lane } from './lane.ts'

/** Heights of the picture, px. */
export const RULER = 24
export const ROW = 20
export const SLICE = 14
export const HEIGHT = RULER + ROW * LANES.length

/** Where a lane begins. */
export function laneTop(lane: Lane | number): number {
  return RULER + ROW * (typeof lane === 'number' ? lane : LANES.indexOf(lane))
}
