import { poolHolds } from '../../timeline/moments/poolAt.ts'
import type { Phase } from '../../timeline/phase.ts'
import type { Operation, Output, Timeline } from '../../timeline/timeline.ts'
import { msWords } from '../figures.ts'
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

/** What a run has told while it goes on: null at what has not been reached. What comes later can correct a phase. */
export type LayersSoFar = Pick<LayersModel, 'called' | 'jobs' | 'resources'> & {
  readonly [Part in 'returned' | 'free' | 'answered' | 'phase' | 'where']: LayersModel[Part] | null
}

/** null: the call was not answered. */
export function readLayers(timeline: Timeline): LayersModel | null {
  const soFar = readLayersSoFar(timeline)
  if (soFar === null) return null
  const { returned, free, answered, where } = soFar
  const phase = timeline.outputs.find(isLine('answer'))?.phase
  if (returned === null || free === null || answered === null) return null
  if (phase === undefined || where === null) return null
  return { ...soFar, returned, free, answered, phase, where }
}

/** null: the call was not made. */
export function readLayersSoFar(timeline: Timeline): LayersSoFar | null {
  const [call, back, free, answer] = ['call', 'returned', 'free', 'answer'].map((word) =>
    timeline.outputs.find(isLine(word)),
  )
  if (call === undefined) return null
  const returned = back?.at ?? Number.POSITIVE_INFINITY
  const made = timeline.operations.filter(
    ({ scheduledAt, kind }) =>
      call.at <= scheduledAt && scheduledAt <= returned && kind !== 'nextTick',
  )
  const indices = new Set(made.map(({ index }) => index))
  const jobs = poolHolds(timeline).filter(
    ({ job: { operation, token } }) => indices.has(operation) || indices.has(token ?? -1),
  ).length
  return {
    called: call.at,
    returned: back?.at ?? null,
    free: free?.at ?? null,
    answered: answer?.at ?? null,
    phase: null,
    // What a call makes is known when it has returned.
    where:
      back === undefined
        ? null
        : answer !== undefined && answer.at < back.at
          ? 'nobody'
          : whoHasIt(made, jobs),
    jobs,
    resources: [...new Set(made.map(({ resource }) => resource))],
  }
}

const isLine =
  (word: string) =>
  ({ text }: Output): boolean =>
    text.trim() === word

function whoHasIt(made: readonly Operation[], jobs: number): Where {
  if (jobs > 0) return 'pool'
  return made.some(({ kind }) => kind === 'timer') ? 'loop' : 'system'
}

/** "The call has returned after 0.2 ms; its answer is not there yet." */
export function layersSoFarSentence({ called, returned, answered }: LayersSoFar): string {
  if (answered !== null) return `The answer came after ${msWords(answered - called)}.`
  return returned === null
    ? 'The call has not returned yet.'
    : `The call returned after ${msWords(returned - called)}; its answer is not there yet.`
}
