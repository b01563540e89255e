import { expect, it } from 'vitest'
import type { LabLane } from '../../../state/lab/moves/labLanes.ts'
import { begunAnew } from './drawBeginning.ts'

const lane = (role: LabLane['role'], epoch: number, from: number) =>
  ({ role, epoch, from }) as LabLane

it('tells where a session began anew within the window, and nothing of its first beginning', () => {
  expect(begunAnew([lane('parent', 1, 5), lane('thread', 1, 6)], 0)).toBeNull()
  expect(begunAnew([lane('parent', 2, 5), lane('thread', 2, 6)], 0)).toBe(5)
  expect(begunAnew([lane('parent', 2, 5), lane('thread', 2, 12)], 10)).toBeNull()
  // The primary is gone, and how long ago its epoch began is not among the lanes.
  expect(begunAnew([lane('worker', 2, 12)], 10)).toBeNull()
})
