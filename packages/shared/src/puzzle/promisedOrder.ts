import type { Operation, Timeline } from '../timeline/timeline.ts'
import { outermost } from './outermost.ts'
import { type Line, linesOf } from './printedLines.ts'
import { type Group, isBefore11, type Race, racesOf, setsBothInMain } from './racesOf.ts'
import { isTimeRace } from './timeRaces.ts'

/** What the rules say of the order in which a run printed its lines. */
export type PromisedOrder = {
  /** Pairs of calls that print and whose order nothing promises. */
  readonly races: readonly { readonly first: Operation; readonly second: Operation }[]
  /**
   * Orders that the rules allow besides that of this run. Only those that follow from it by letting racing calls change
   * places where nothing was printed in between: there may be more.
   */
  readonly others: readonly (readonly string[])[]
  /** Main sets a timer of 1 ms and an immediate, whether or not they race. */
  readonly setsBothInMain: boolean
}

/** Each race that is undone doubles the orders: with more than so many no one is asked for them. */
const MOST_ORDERS = 24

/** Which of the printed lines may change places, by the races of this run of `source`. */
export function promisedOrder(timeline: Timeline, source: string): PromisedOrder {
  const lines = linesOf(timeline)
  const prints = ({ first, second }: Race) =>
    lines.some(({ by }) => by !== null && first.has(by)) &&
    lines.some(({ by }) => by !== null && second.has(by))
  const races = racesOf(timeline, source).filter(prints)
  const clocked = neighboursByTime(timeline, lines, source)
  const pairs = [...races.flatMap(firstsOf), ...clocked]
  const orders: Line[][] = [lines]
  const seen = new Set([textOf(lines)])
  for (let i = 0; i < orders.length && orders.length < MOST_ORDERS; i++) {
    const order = orders[i] ?? []
    const more = [
      ...races.map((race) => exchanged(timeline, order, race)),
      ...turnedByTime(timeline, order, source),
    ]
    for (const other of more) {
      if (other === null || seen.has(textOf(other)) || orders.length >= MOST_ORDERS) continue
      seen.add(textOf(other))
      orders.push(other)
    }
  }
  return {
    races: pairs,
    others: orders.slice(1).map((order) => order.map(({ text }) => text)),
    setsBothInMain: setsBothInMain(timeline),
  }
}

function firstsOf({ first, second }: Race): PromisedOrder['races'] {
  const [a] = first
  const [b] = second
  return a === undefined || b === undefined ? [] : [{ first: a, second: b }]
}

const textOf = (lines: readonly Line[]): string => JSON.stringify(lines.map(({ text }) => text))

/** Callbacks that printed one after the other, where nothing but time has decided which was first. */
function neighboursByTime(
  timeline: Timeline,
  lines: readonly Line[],
  source: string,
): PromisedOrder['races'] {
  return lines.flatMap(({ by, within }, i) => {
    const next = lines[i + 1]
    if (by === null || within === null || next?.by == null || next.within === null) return []
    return next.within !== within && isTimeRace(timeline, within, next.within, source)
      ? [{ first: by, second: next.by }]
      : []
  })
}

/** The orders in which two such neighbours have changed places. */
function turnedByTime(timeline: Timeline, lines: readonly Line[], source: string): Line[][] {
  return lines.flatMap(({ within }, i) => {
    const next = lines[i + 1]?.within ?? null
    if (within === null || next === null || within === next) return []
    const [first, second] = within.startAt < next.startAt ? [within, next] : [next, within]
    if (!isTimeRace(timeline, first, second, source)) return []
    const from = lines.findLastIndex((line, at) => at <= i && line.within !== within) + 1
    const end = lines.findIndex((line, at) => at > i && line.within !== next)
    const to = end < 0 ? lines.length : end
    // See racesOf: what was drained between them may belong to either.
    if (isBefore11(timeline) && !isPlain(lines.slice(from, to))) return []
    return [
      [
        ...lines.slice(0, from),
        ...lines.slice(i + 1, to),
        ...lines.slice(from, i + 1),
        ...lines.slice(to),
      ],
    ]
  })
}

/** The lines with those of one group before those of the other; null where they do not stand side by side. */
function exchanged(timeline: Timeline, lines: readonly Line[], race: Race): Line[] | null {
  const one = spanOf(lines, race.first)
  const two = spanOf(lines, race.second)
  if (one === null || two === null) return null
  const [before, after] = one.from < two.from ? [one, two] : [two, one]
  if (before.to !== after.from) return null
  // See racesOf: what was drained between them may belong to either.
  if (race.first.size === 1 && isBefore11(timeline) && !isPlain(lines.slice(before.from, after.to)))
    return null
  const [earlier, later] = before === one ? [race.first, race.second] : [race.second, race.first]
  if (scheduledBy(timeline, later, earlier)) return null
  return [
    ...lines.slice(0, before.from),
    ...lines.slice(after.from, after.to),
    ...lines.slice(before.from, before.to),
    ...lines.slice(after.to),
  ]
}

/** Nothing of it was printed out of a queue. */
function isPlain(lines: readonly Line[]): boolean {
  return lines.every(({ queue }) => queue === null)
}

/** Where all lines of the group stand, if nothing else stands between them. */
function spanOf(lines: readonly Line[], group: Group): { from: number; to: number } | null {
  const isOf = ({ by }: Line) => by !== null && group.has(by)
  const from = lines.findIndex(isOf)
  const to = lines.findLastIndex(isOf) + 1
  return from >= 0 && lines.slice(from, to).every(isOf) ? { from, to } : null
}

/** Whether a call of the one group was made by a callback of the other: then it cannot come before it. */
function scheduledBy({ callbacks }: Timeline, group: Group, cause: Group): boolean {
  return [...group].some((operation) =>
    [...cause].some(({ runs }) =>
      runs.includes(outermost(callbacks, operation.scheduledBy ?? -1)?.index ?? -1),
    ),
  )
}
