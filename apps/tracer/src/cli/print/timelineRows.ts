import type { Phase } from '@loopscope/shared/timeline/phase'
import type { Callback, ErrorMoment, Output, Timeline } from '@loopscope/shared/timeline/timeline'
import { errorLine } from '@loopscope/shared/wire/headline'
import { safeText } from './safeText.ts'

/** A line of the table. `text`: what was written, or what went wrong; its lines without control characters. */
export type Row = {
  readonly type: 'callback' | 'stdout' | 'stderr' | 'error'
  readonly at: number
  readonly turn: number
  readonly phase: Phase
  readonly inferred: boolean
  readonly queue: string
  readonly what: string
  readonly line: number | null
  /** In another file than the snippet's: "dep.js:4". */
  readonly elsewhere: string | null
  readonly text: readonly string[]
}

/** What there is to show of a run, in order: each callback of the user's, each write and each error no one caught. */
export function timelineRows(timeline: Timeline): Row[] {
  const rows = [
    ...timeline.callbacks.filter(({ internal }) => !internal).map(ofCallback),
    ...timeline.outputs.map(ofOutput),
    ...timeline.errors.map((error) => ofError(error, timeline)),
  ]
  return rows.sort((a, b) => a.at - b.at)
}

function ofCallback(callback: Callback): Row {
  const { startAt, label, line, elsewhere } = callback
  return {
    ...place(callback),
    type: 'callback',
    at: startAt,
    what: safeText(label),
    line,
    elsewhere: elsewhere === null ? null : safeText(elsewhere),
    text: [],
  }
}

function ofOutput(output: Output): Row {
  const { stream, at, line, text } = output
  const elsewhere = output.elsewhere === null ? null : safeText(output.elsewhere)
  const lines = text.replace(/\n$/, '').split('\n').map(safeText)
  return { ...place(output), type: stream, at, what: stream, line, elsewhere, text: lines }
}

function ofError(moment: ErrorMoment, { callbacks, steps }: Timeline): Row {
  const { kind, at, handledBy, error } = moment
  const callback = moment.callback === null ? undefined : callbacks[moment.callback]
  const step = steps[moment.step]
  return {
    ...place({
      phase: step?.phase ?? 'main',
      tick: step?.tick ?? 0,
      queue: callback?.queue ?? null,
      evidence: callback?.evidence ?? 'observed',
    }),
    type: 'error',
    at,
    what: handledBy === null ? WORDS[kind] : `${WORDS[kind]} → ${HANDLERS[handledBy]}`,
    line: error.line,
    elsewhere: null,
    // Of one that is handled late Node tells the promise, not the reason.
    text: kind === 'rejectionHandled' ? [] : [safeText(errorLine(error.name, error.message))],
  }
}

const HANDLERS = { listener: 'listener', domain: 'domain', captureCallback: 'capture callback' }

const WORDS = {
  uncaughtException: 'uncaught',
  unhandledRejection: 'unhandled',
  rejectionHandled: 'handled later',
} as const satisfies Record<ErrorMoment['kind'], string>

function place({
  phase,
  tick,
  queue,
  evidence,
}: Pick<Output, 'phase' | 'tick' | 'queue' | 'evidence'>) {
  return { turn: tick, phase, inferred: evidence === 'inferred', queue: queue ?? '' }
}
