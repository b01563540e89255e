import { msWords } from '../figures.ts'
import { HAND_WAYS, type HandedOver, type HandRound, type HandWay } from './readHand.ts'
import type { WorkersModel } from './readWorkers.ts'

/** What became of the buffer, by way; null: the run made another experiment. */
export function handedOver(model: WorkersModel): Readonly<Record<HandWay, HandedOver>> | null {
  if (model.experiment !== 'hand') return null
  const [copy, transfer, share] = HAND_WAYS.map((way) =>
    model.ways.find((each) => each.way === way),
  )
  if (copy === undefined || transfer === undefined || share === undefined) return null
  return { copy, transfer, share }
}

/** The shortest and the longest way there and back of these, us. */
export function tripRange(rounds: readonly HandRound[]): { least: number; most: number } {
  const trips = rounds.map(({ trip }) => trip)
  return { least: Math.min(...trips), most: Math.max(...trips) }
}

/** "0.42 ms to 3.1 ms" */
export function tripWords(rounds: readonly HandRound[]): string {
  const { least, most } = tripRange(rounds)
  return `${msWords(least)} to ${msWords(most)}`
}
