import type { LoadEvent, LoadEventOf } from './loadEvents.ts'
import { isGoingOn } from './loadGoesOn.ts'
import type { LoadMoment, LoadPart, LoadRun } from './loadMoment.ts'

/** Runs that a moment keeps. */
const KEPT_RUNS = 8

/** The load runs after one more event of theirs. Changes nothing of what was before. */
export function foldLoad(load: LoadMoment, event: LoadEvent): LoadMoment {
  switch (event.type) {
    case 'loadQueued':
      return { runs: load.runs, queued: event.ahead === 0 ? null : event }
    case 'loadOver':
      return { runs: load.runs.map((one) => calledOff(one, event.run)), queued: null }
    case 'loadStarted':
      return { queued: null, runs: withPart(load.runs, event) }
    case 'loadSample':
      return changePart(load, event, (part) => ({ ...part, samples: [...part.samples, event] }))
    case 'loadDone':
      return changePart(load, event, (part) => ({ ...part, done: event }))
    default:
      return event satisfies never
  }
}

/** An epoch has begun, or the session has ended: what ran or waited does so no more. The runs that there were stay, to be compared. */
export function endLoad({ runs }: LoadMoment): LoadMoment {
  return {
    runs: runs.map((run) => (isGoingOn(run) ? { ...run, cutOff: true } : run)),
    queued: null,
  }
}

/** What of a load run somebody asks for: that one begins, or that none goes on. */
const BEGINS = new Set(['run', 'ab', 'stall', 'measure'])
const STOPS = new Set(['stop', 'stopMeasure'])

/** The load runs after something was asked for. */
export function foldAsked(load: LoadMoment, action: string): LoadMoment {
  if (BEGINS.has(action)) return { ...load, asked: true }
  if (!STOPS.has(action) || load.asked === undefined) return load
  const { asked: _, ...rest } = load
  return rest
}

/** Of one that has come to its end by itself nothing is called off. */
function calledOff(one: LoadRun, run: number): LoadRun {
  return one.run === run && isGoingOn(one) ? { ...one, calledOff: true } : one
}

function withPart(runs: readonly LoadRun[], started: LoadEventOf<'loadStarted'>): LoadRun[] {
  const part: LoadPart = { started, samples: [], done: null }
  const { run, kind, parts: planned } = started
  const last = runs.at(-1)
  return last?.run === run
    ? [...runs.slice(0, -1), { ...last, parts: [...last.parts, part] }]
    : [...runs, { run, kind, planned, parts: [part] }].slice(-KEPT_RUNS)
}

function changePart(
  load: LoadMoment,
  { run, part: number }: { readonly run: number; readonly part: number },
  change: (part: LoadPart) => LoadPart,
): LoadMoment {
  const runs = load.runs.map((one) =>
    one.run === run
      ? {
          ...one,
          parts: one.parts.map((part) => (part.started.part === number ? change(part) : part)),
        }
      : one,
  )
  return { ...load, runs }
}
