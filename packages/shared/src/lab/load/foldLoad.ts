import type { LoadEvent, LoadEventOf } from './loadEvents.ts'
import type { LoadMoment, LoadPart, LoadRun } from './loadMoment.ts'

/** Runs that a moment keeps. */
const KEPT_RUNS = 8

/** The load runs after one more event of theirs. Changes nothing of what was before. */
export function foldLoad(load: LoadMoment, event: LoadEvent): LoadMoment {
  switch (event.type) {
    case 'loadQueued':
      return { ...load, queued: event.ahead === 0 ? null : event }
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

/** A part of it runs, or the next is about to: one that was stopped has no further part. */
function isGoingOn({ parts, planned }: LoadRun): boolean {
  const last = parts.at(-1)?.done
  return last == null || (parts.length < planned && last.reason === 'finished')
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
