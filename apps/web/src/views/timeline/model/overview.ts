import type { Timeline } from '@loopscope/shared/timeline/timeline'
import { axisOf, headOf, stepAt } from './axis.ts'
import { LANES, laneOf } from './lane.ts'
import { commonStart, without } from './names/commonStart.ts'
import { lineOf } from './names/lineOf.ts'
import { shortened } from './names/shortened.ts'
import { type Slices, slicesOf } from './slices.ts'

/** The whole recording in small, measured out for one width. */
export type Overview = {
  /** Px for a step; the first one begins at PAD. */
  readonly scale: number
  /** By lane, in px from PAD on. */
  readonly lanes: readonly (readonly (readonly [number, number])[])[]
  readonly marks: readonly Mark[]
  /** Where the recording was cut, or the process ended from outside, px; null where neither was. */
  readonly unrecorded: number | null
  /** Where the playhead stands at a step, px from PAD on. */
  readonly headAt: (step: number) => number
}

export type Mark = {
  readonly x: number
  /** The middle of its label: not above it where the label would reach over the end or another one. */
  readonly labelX: number
  /** Index into LANES. */
  readonly lane: number
  readonly text: string
  readonly labelled: boolean
}

/** The slider's thumb is in the middle of its step also at both ends, px. */
export const PAD = 6

const overviews = new WeakMap<Timeline, Overview>()

/** Computed once for a timeline and a width. */
export function overviewOf(timeline: Timeline, width: number): Overview {
  const scale = Math.max(1, width - 2 * PAD) / Math.max(1, timeline.steps.length)
  const known = overviews.get(timeline)
  if (known?.scale === scale) return known
  const slices = slicesOf(timeline)
  const axis = axisOf(timeline, 'order')
  const recorded = stepAt(axis, axis.recordedEnd)
  const overview = {
    scale,
    lanes: LANES.map((_, lane) => mergedSpans(slices, lane, scale)),
    marks: thinned(timeline.outputs, scale, timeline.steps.length * scale + PAD),
    unrecorded: timeline.truncated || axis.stop !== null ? PAD + recorded * scale : null,
    headAt: (step: number) => headOf(step, timeline.steps.length, axis.over) * scale,
  }
  overviews.set(timeline, overview)
  return overview
}

/** Steps as pixels on one lane, touching or overlapping stays merged: as many shapes as pixels at most. */
export function mergedSpans(
  { onLane, from, to }: Pick<Slices, 'onLane' | 'from' | 'to'>,
  lane: number,
  scale: number,
): [number, number][] {
  const spans: [number, number][] = []
  for (const slice of onLane[lane]?.slices ?? []) {
    const left = Math.floor((from[slice] ?? 0) * scale)
    const right = Math.max(left + 1, Math.ceil((to[slice] ?? 0) * scale))
    const last = spans.at(-1)
    if (last !== undefined && left <= last[1]) last[1] = Math.max(last[1], right)
    else spans.push([left, right])
  }
  return spans
}

type Write = { step: number } & Parameters<typeof lineOf>[0] & Parameters<typeof laneOf>[0]

/** With more marks than this only the marks stay. */
const LABELLED = 40

/** Of the labels' font, px, and what is between two of them. */
const CHARACTER = 7.2
const GAP = 4
/** What is written of a line, and the least of it that still says something where it is cut: "bar…" does not. */
const LONGEST = 20
const SHORTEST = 7
/** How far from its mark the middle of a label may stand, so that there is room for more of it, px. */
const ASIDE = 14

/**
 * A mark for each console line, at most one for every three pixels; a label where it does not touch the last one, with as much of the
 * line as there is room for. `end`: to where labels may reach, px.
 */
export function thinned(
  outputs: readonly Write[],
  scale: number,
  end = Number.POSITIVE_INFINITY,
): Mark[] {
  const places = placesOf(outputs, scale)
  const lines = places.map(({ output }) => lineOf(output))
  const whole = marksOf(places, lines, end)
  // Where each begins alike and is cut, as of a logger that names its level, the rest of each tells them apart.
  const isCut = whole.some(({ text }) => text === '' || text.endsWith('…'))
  const start = isCut ? commonStart(lines) : ''
  const rests = lines.map((line) => without(start, line))
  const marks = start === '' ? whole : marksOf(places, rests, end)
  return outputs.length <= LABELLED ? marks : marks.map((mark) => ({ ...mark, labelled: false }))
}

function marksOf(places: readonly Place[], lines: readonly string[], end: number): Mark[] {
  let labelledTo = -PAD - GAP
  return places.map(({ x, output }, index) => {
    // The next one is to have as much, if it needs it.
    const between = (places[index + 1]?.x ?? Number.POSITIVE_INFINITY) - x - GAP
    const next = halfOf(shortened(lines[index + 1] ?? '', LONGEST))
    const from = labelledTo + GAP
    const line = lines[index] ?? ''
    const shared = Math.min(x + Math.max(between / 2, between - next), end)
    const begun = labelOf(line, roomFor(x, from, shared))
    // Where neither has room for half of it, one of the two is better than none.
    const to = begun === '' ? Math.min(x + between, end) : shared
    const fits = begun === '' && line.length <= roomFor(x, from, to)
    const text = fits ? shortened(line, LONGEST) : begun
    const half = halfOf(text)
    const labelX = Math.min(Math.max(x, from + half), to - half)
    if (text !== '') labelledTo = labelX + half
    return { x, labelX, lane: LANES.indexOf(laneOf(output)), text, labelled: text !== '' }
  })
}

/** How many characters fit between these places, about `x`. */
function roomFor(x: number, from: number, to: number): number {
  return Math.floor((2 * Math.min((to - from) / 2, x - from + ASIDE, to - x + ASIDE)) / CHARACTER)
}

/** A line that is short enough as it is; of another one as much as has room, or nothing. */
function labelOf(line: string, most: number): string {
  const text = shortened(line, LONGEST)
  if (text.length <= most) return text
  return most < SHORTEST ? '' : shortened(line, most)
}

function halfOf(text: string): number {
  return (text.length * CHARACTER) / 2
}

type Place = { readonly x: number; readonly output: Write }

function placesOf(outputs: readonly Write[], scale: number): readonly Place[] {
  const places: Place[] = []
  let markedTo = Number.NEGATIVE_INFINITY
  for (const output of outputs) {
    const x = (output.step + 0.5) * scale
    if (x < markedTo) continue
    markedTo = x + 3
    places.push({ x, output })
  }
  return places
}
