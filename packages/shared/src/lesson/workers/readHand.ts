import type { Timeline } from '../../timeline/timeline.ts'

export const HAND_WAYS = ['copy', 'transfer', 'share'] as const
export type HandWay = (typeof HAND_WAYS)[number]

/** How often each way is taken. */
export const ROUNDS = 3

/** Buffers handed over in three ways, one after the other, and that three times. Times are us; those with "At" on the recording's clock. */
export type HandModel = {
  readonly experiment: 'hand'
  /** In the order of HAND_WAYS. */
  readonly ways: readonly HandedOver[]
  /** Of a message without anything in it and its answer: the least, the middle and the most of twenty. */
  readonly trips: { readonly least: number; readonly middle: number; readonly most: number }
}

export type HandedOver = {
  readonly way: HandWay
  /** When the sender had first filled a buffer for it. */
  readonly filledAt: number
  /** Every time that it was done, in order. */
  readonly rounds: readonly HandRound[]
  /** byteLength afterwards, of the sender's buffer and of the receiver's. */
  readonly left: number
  readonly there: number
  /** What the sender finds in the first byte after the receiver wrote 42 there; null: it has no bytes any more. */
  readonly sees: number | null
}

/** That the call of postMessage took; and until the answer was there. */
export type HandRound = {
  readonly answeredAt: number
  readonly call: number
  readonly trip: number
}

/** What a run has told while it goes on: the ways that were taken at least once. */
export type HandSoFar = Pick<HandModel, 'experiment' | 'ways'>

export function readHandSoFar(timeline: Timeline): HandSoFar {
  const lines = linesOf(timeline)
  return { experiment: 'hand', ways: HAND_WAYS.flatMap((way) => handedIn(lines, way)) }
}

/** null: not all were answered. */
export function readHand(timeline: Timeline): HandModel | null {
  const lines = linesOf(timeline)
  const ways = HAND_WAYS.flatMap((way) => handedIn(lines, way))
  const trips = lines
    .flatMap(({ words: [word, us] }) => (word === 'trip' ? [Number(us)] : []))
    .sort((a, b) => a - b)
  const [least] = trips
  const middle = trips[Math.floor(trips.length / 2)]
  const most = trips.at(-1)
  if (ways.filter(({ rounds }) => rounds.length >= ROUNDS).length < HAND_WAYS.length) return null
  if (least === undefined || middle === undefined || most === undefined) return null
  return { experiment: 'hand', ways, trips: { least, middle, most } }
}

type Line = { readonly at: number; readonly words: readonly string[] }

function linesOf({ outputs }: Timeline): readonly Line[] {
  return outputs.map(({ text, at }) => ({ at, words: text.trim().split(' ') }))
}

/** One or none. */
function handedIn(lines: readonly Line[], way: HandWay): HandedOver[] {
  const filled = lines.find(({ words }) => words[0] === 'filled' && words[1] === way)
  const answers = lines.filter(({ words: [word] }) => word === way)
  const last = answers.at(-1)
  if (filled === undefined || last === undefined) return []
  const [, , , left, there, seen] = last.words
  return [
    {
      way,
      filledAt: filled.at,
      rounds: answers.map(({ at, words: [, call, trip] }) => ({
        answeredAt: at,
        call: Number(call),
        trip: Number(trip),
      })),
      left: Number(left),
      there: Number(there),
      sees: seen === undefined || seen === 'none' ? null : Number(seen),
    },
  ]
}
