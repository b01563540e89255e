import type { LabLane } from '../../../state/lab/moves/labLanes.ts'

/** Lanes of several recordings: one that has a namesake in another has the name of its recording with it. */
export function groupLanes(
  groups: readonly (readonly LabLane[])[],
  names: readonly string[],
): readonly (readonly LabLane[])[] {
  const labels = groups.map((lanes) => new Set(lanes.map(({ label }) => label)))
  return groups.map((lanes, i) =>
    lanes.map((lane) => {
      const isAgain = labels.some((others, j) => j !== i && others.has(lane.label))
      const name = names[i]
      return isAgain && name !== undefined ? { ...lane, label: `${lane.label}, ${name}` } : lane
    }),
  )
}
