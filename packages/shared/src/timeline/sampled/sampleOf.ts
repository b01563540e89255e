import type { SampledRun } from '../../wire/sampled.ts'
import type { TraceEvent } from '../../wire/traceEvent.ts'
import { capital, count, duration, theCallback } from '../sentences/words.ts'
import type { CallbackIndex, Timeline } from '../timeline.ts'
import { functionsIn, type Sampled } from './functionsIn.ts'
import type { HeldCallback } from './heldCallbacks.ts'
import { twinOf } from './twinOf.ts'

/** A run and the one that was sampled, of the same program. */
export type SampledPair = {
  readonly timeline: Timeline
  readonly second: Timeline
  /** `main.origin` of the second. */
  readonly origin: number
  readonly run: SampledRun
}

/** Where the time of a callback went, and how much is known of it. */
export type Sample = {
  readonly sampled: Sampled
  /** The callback of the second run that it is about; null: it is about the whole of that run. */
  readonly twin: HeldCallback | null
  readonly sentences: readonly string[]
}

/** What is to be known of the second run, whatever callback is asked for: how it was sampled, and what that cost. */
export function howSampled(pair: SampledPair): string[] {
  const { run } = pair
  const cut = run.isCut ? ['More samples came than are taken: the rest is missing.'] : []
  return [sampledHow(run), ...cut, cost(pair)]
}

/** When the second run's clock began, as its recording says; null: nothing of the program ran. */
export function originOf(events: readonly TraceEvent[]): number | null {
  return events.find((event) => event.type === 'main')?.origin ?? null
}

/**
 * Which functions burned the time of a callback of the first run, by the samples of the second one's callback that is the same;
 * where none is, or no callback is asked for (null), of the whole second run.
 */
export function sampleOf(pair: SampledPair, index: CallbackIndex | null): Sample {
  const { timeline, second, origin, run } = pair
  const twin = index === null ? null : twinOf(timeline, index, second)
  const stretch =
    twin === null
      ? { from: 0, to: second.lastAt }
      : { from: twin.callback.startAt, to: twin.callback.startAt + twin.us }
  const file = second.run?.file ?? ''
  const sampled = functionsIn(run.profiles, origin, file, [stretch])
  return {
    sampled,
    twin,
    sentences: [whatOf(pair, index, twin), howMany(run, sampled)],
  }
}

function sampledHow({ intervalUs, comparison, reason }: SampledRun): string {
  const how = `Sampled every ${duration(intervalUs)} in a second run`
  switch (comparison) {
    case 'same':
      return `${how}, which printed the same.`
    case 'other':
      return `${how}, which printed something else: what it did may not be what was done here.`
    case 'unknown':
      return `${how}. Whether it printed the same cannot be said. ${reason ?? ''}`.trimEnd()
    default:
      return comparison satisfies never
  }
}

function whatOf(
  { timeline }: SampledPair,
  index: CallbackIndex | null,
  twin: HeldCallback | null,
): string {
  const callback = timeline.callbacks[index ?? -1]
  if (callback === undefined) return 'This is the whole of that run.'
  if (twin === null)
    return `There ${theCallback(callback)} did not hold the loop, so this is the whole of that run.`
  const here = (callback.endAt ?? timeline.lastAt) - callback.startAt
  return `${capital(theCallback(callback))} held the loop for ${duration(twin.us)} there, and ${duration(here)} here.`
}

/** So many times the time between two samples that was asked for. */
const BUSY = 3

function howMany({ profiles, intervalUs }: SampledRun, { samples, us }: Sampled): string {
  if (profiles.length === 0)
    return 'V8 told no samples: the run was ended before it could, or this Node was built without its profiler.'
  if (samples === 0) return 'No sample fell into it.'
  const rate = us / samples
  const busy =
    rate > BUSY * intervalUs ? ' The machine was busy: fewer came than were asked for.' : ''
  return `${count(samples, 'sample')} fell into it, one every ${duration(rate)}.${busy}`
}

/** One run each: all that can be said is what they took. */
function cost({ timeline, second }: SampledPair): string {
  if (![timeline, second].every(endedByItself))
    return 'What sampling cost cannot be said: a limit ended one of the two runs.'
  return `With the samples the run took ${duration(second.lastAt)}, without them ${duration(timeline.lastAt)}. Each was run once, so chance is in the difference.`
}

function endedByItself({ outcome }: Timeline): boolean {
  return outcome?.type === 'finished' || outcome?.type === 'threw'
}
