import type { LabLane } from '../../../state/lab/moves/labLanes.ts'

/** What part of the session the strip shows, us on the lab's clock. */
export type StripWindow = { readonly from: number; readonly to: number }

/** Where the shown moment stands in the window while more of the recording follows it. */
const AHEAD = 0.75

/** The window of this length around a moment: the moment at its right end when it is the last, further left when more follows. */
export function stripWindow(at: number, last: number, length: number): StripWindow {
  const to = Math.min(Math.max(last, length), Math.max(length, at + length * (1 - AHEAD)))
  const end = Math.max(at, to)
  return { from: end - length, to: end }
}

/** The lanes of this epoch that have something in the window, the client first, then the primary, then workers as they began. */
export function lanesIn(
  lanes: readonly LabLane[],
  epoch: number,
  { from, to }: StripWindow,
): readonly LabLane[] {
  const rank = {
    ...{ client: 0, runner: 0, primary: 1, parent: 1, proxy: 1 },
    ...{ worker: 2, server: 2, thread: 2, child: 2, trial: 2 },
  }
  return lanes
    .filter(
      (lane) =>
        // Dozens of those that are only measured leave no room for the others.
        lane.role !== 'trial' &&
        lane.epoch === epoch &&
        lane.from <= to &&
        (lane.to ?? Number.POSITIVE_INFINITY) >= from,
    )
    .sort((a, b) => rank[a.role] - rank[b.role] || a.from - b.from)
}
