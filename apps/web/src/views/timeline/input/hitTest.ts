import { laneTop, ROW, RULER } from '../model/measures.ts'
import type { Scene } from '../model/scene.ts'

export type Hit =
  | { readonly type: 'cell'; readonly cell: Scene['cells'][number] }
  | { readonly type: 'sleep'; readonly sleep: Scene['sleeps'][number] }

/** Slices can be pointed at a little beside them, px. */
const SLACK = 2

/** What is under the pointer; of slices inside of each other the inner one. null: nothing is drawn there. */
export function hitAt({ cells, sleeps }: Scene, x: number, y: number): Hit | null {
  const lane = Math.floor((y - RULER) / ROW)
  const under = ({ x: from, right }: { x: number; right: number }) =>
    from - SLACK <= x && x <= right + SLACK
  const cell = cells.findLast((each) => each.lane === lane && under(each))
  if (cell !== undefined) return { type: 'cell', cell }
  const sleep = sleeps.find(
    (each) => laneTop('poll') <= y && y < laneTop('poll') + ROW && under(each),
  )
  return sleep === undefined ? null : { type: 'sleep', sleep }
}
