import { type Sleep, sleepsOf } from '@loopscope/shared/timeline/phases/sleeps'
import { rememberByTimeline } from '@loopscope/shared/timeline/rememberByTimeline'
import { outsideEndStep } from '@loopscope/shared/timeline/steps/endedFromOutside'
import type { StepIndex, Timeline } from '@loopscope/shared/timeline/timeline'
import type { Scale } from '../../../state/lanesView.ts'
import { countBelow } from './countBelow.ts'
import { foldsOf } from './folds.ts'

/** From steps to places along the lanes and back. A place is counted in units: room for a step, or a microsecond. */
export type Axis = {
  readonly scale: Scale
  /** Step s begins at places[s]; one more than there are steps. Ascending. */
  readonly places: Float64Array
  /** What ends with step s ends at places[s + tail]. */
  readonly tail: 0 | 1
  /** The time of place 0, us. */
  readonly origin: number
  /** Where the axis ends: behind the last step there may be room of which nothing is known. */
  readonly end: number
  /** From here on nothing, or not everything, was recorded. */
  readonly recordedEnd: number
  /** Nothing follows the last step: the program ended by itself. */
  readonly over: boolean
  /** The step of an end from outside, whose room is what was not recorded; null: there was none. */
  readonly stop: StepIndex | null
}

/** Room for one sleep, so that its length can be written on it. */
const SLEEP_UNITS = 5
/** Room for a fold, however many it holds. */
const FOLD_UNITS = 16
/** The part of the whole that shows that nothing is known of what follows. */
const REST = 0.06

/** The axis of one scale. Computed once for a timeline. */
export function axisOf(timeline: Timeline, scale: Scale): Axis {
  return scale === 'order' ? orderAxis(timeline) : timeAxis(timeline)
}

/** The place of a step or a fraction of one; behind the last step the axis goes on evenly. */
export function placeAt({ places, end }: Axis, step: number): number {
  const last = places.length - 1
  if (step >= last) return mix(places[last] ?? 0, end, Math.min(1, (step - last) / restSteps(last)))
  const whole = Math.max(0, Math.floor(step))
  return mix(places[whole] ?? 0, places[whole + 1] ?? 0, Math.max(0, step - whole))
}

/** The step at a place, fractions included. */
export function stepAt({ places, end }: Axis, place: number): number {
  const last = places.length - 1
  const recorded = places[last] ?? 0
  if (place >= recorded)
    return (
      last +
      (end > recorded
        ? ((Math.min(place, end) - recorded) / (end - recorded)) * restSteps(last)
        : 0)
    )
  const step = Math.max(0, countBelow(places, place) - 1)
  const from = places[step] ?? 0
  const room = (places[step + 1] ?? from) - from
  return step + (room > 0 ? Math.min(1, Math.max(0, (place - from) / room)) : 0)
}

/** Where the playhead stands at a step: at its time, or within its room, or where what is known ends. */
export function playheadAt({ places, scale, over, stop }: Axis, step: number): number {
  if (scale === 'time' || step === stop) return places[step] ?? 0
  const head = headOf(step, places.length - 1, over)
  return mix(places[step] ?? 0, places[step + 1] ?? 0, head - step)
}

/**
 * How far the playhead is along so many steps when it stands at one: in the middle of it, and behind the last one of what is over, as
 * nothing of that is still to come.
 */
export function headOf(step: number, steps: number, over: boolean): number {
  return over && step === steps - 1 ? steps : step + 0.5
}

/** From where to where a sleep is drawn: true to its length on the time scale. */
export function sleepSpan({ scale, places, origin }: Axis, sleep: Sleep): [number, number] {
  if (scale === 'order') return [places[sleep.step] ?? 0, places[sleep.step + 1] ?? 0]
  const from = sleep.startAt - origin
  return [from, from + sleep.duration]
}

/** Step numbers that stand for the room behind the last step. */
export function restSteps(steps: number): number {
  return Math.max(1, steps * REST)
}

const orderAxis = rememberByTimeline((timeline: Timeline): Axis => {
  const count = timeline.steps.length
  const room = new Float64Array(count).fill(1)
  for (const { step } of sleepsOf(timeline)) room[step] = SLEEP_UNITS
  for (const { from, to } of foldsOf(timeline)) room.fill(FOLD_UNITS / (to - from), from, to)
  const places = new Float64Array(count + 1)
  for (let i = 0; i < count; i++) places[i + 1] = (places[i] ?? 0) + (room[i] ?? 1)
  return finished(timeline, { scale: 'order', places, tail: 1, origin: 0 })
})

const timeAxis = rememberByTimeline((timeline: Timeline): Axis => {
  const { steps, lastAt } = timeline
  const origin = steps[0]?.at ?? 0
  const places = new Float64Array(steps.length + 1)
  steps.forEach(({ at }, i) => {
    // A step that was worked out afterwards can be stamped a hair before the one that it follows.
    places[i] = Math.max(places[i - 1] ?? 0, at - origin)
  })
  places[steps.length] = Math.max(places[steps.length - 1] ?? 0, lastAt - origin, 1)
  return finished(timeline, { scale: 'time', places, tail: 0, origin })
})

function finished(
  timeline: Timeline,
  axis: Omit<Axis, 'end' | 'recordedEnd' | 'stop' | 'over'>,
): Axis {
  const recorded = axis.places[axis.places.length - 1] ?? 0
  const { outcome, truncated, steps } = timeline
  // Of one that was ended from outside it is not known what it did from its last event on.
  const stop = outsideEndStep(timeline)
  const complete = outcome !== null && stop === null && !truncated
  const known = truncated ? recordedSteps(timeline) : (stop ?? steps.length)
  const recordedEnd = axis.places[known] ?? recorded
  const over = outcome !== null && stop === null
  return { ...axis, recordedEnd, stop, over, end: complete ? recorded : recorded * (1 + REST) }
}

/** Of a recording that was cut: after its last callback only output and errors were kept. */
function recordedSteps({ steps }: Timeline): number {
  const kept = new Set(['output', 'error', 'exit', 'end'])
  let count = steps.length
  while (count > 0 && kept.has(steps[count - 1]?.type ?? '')) count--
  return count
}

function mix(from: number, to: number, part: number): number {
  return from + (to - from) * part
}
