import { expect, it } from 'vitest'
import type { LabLane } from '../../../state/lab/moves/labLanes.ts'
import { groupLanes } from './groupLanes.ts'

const lane = (label: string) => ({ label }) as LabLane

it('tells the two clients apart, and leaves every other name as it is', () => {
  const groups = groupLanes(
    [
      [lane('client'), lane('primary')],
      [lane('client'), lane('haproxy')],
    ],
    ['cluster', 'HAProxy'],
  )
  expect(groups.map((lanes) => lanes.map(({ label }) => label))).toEqual([
    ['client, cluster', 'primary'],
    ['client, HAProxy', 'haproxy'],
  ])
})
