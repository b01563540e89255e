import { poolHolds } from '../../timeline/moments/poolAt.ts'
import type { Phase } from '../../timeline/phase.ts'
import type { Operation, Timeline } from '../../timeline/timeline.ts'
import type { Where } from './layerPaths.ts'

/** What a run tells of the way of its call. Times are us on the recording's clock. */
export type LayersModel = {
  /** When the call was made, had returned, when JavaScript was done with what followed, and when the answer was there. */
  readonly called: number
  readonly returned: number
  readonly free: number
  readonly answered: number
  /** Where the loop was when it ran the callback. */
  readonly phase: Phase
  /** Who had the work meanwhile, as far as the recording tells. */
  readonly where: Where
  /** Jobs that it gave libuv's pool. */
  readonly jobs: number
  /** Node's names of what the call made, in order, each once. */
  readonly resources: readonly string[]
}

/** null: the call was not answered. */
export function readLayers(timeline: Timeline): LayersModel | null {
  const line = (word: string) => timeline.outputs.find(({ text }) => text.trim() === word)
  const [call, back, free, answer] = ['call', 'returned', 'free', 'answer'].map(line)
  if (call === undefined || back === undefined || free === undefined || answer === undefined)
    return null
  const made = timeline.operations.filter(
    ({ scheduledAt, kind }) =>
      call.at <= scheduledAt && scheduledAt <= back.at && kind !== 'nextTick',
  )
  const indices = new Set(made.map(({ index }) => index))
  const jobs = poolHolds(timeline).filter(
    ({ job: { operation, token } }) => indices.has(operation) || indices.has(token ?? -1),
  ).length
  return {
    called: call.at,
    returned: back.at,
    free: free.at,
    answered: answer.at,
    phase: answer.phase,
    where: answer.at < back.at ? 'nobody' : whoHasIt(made, jobs),
    jobs,
    resources: [...new Set(made.map(({ resource }) => resource))],
  }
}

function whoHasIt(made: readonly Operation[], jobs: number): Where {
  if (jobs > 0) return 'pool'
  return made.some(({ kind }) => kind === 'timer') ? 'loop' : 'system'
}
