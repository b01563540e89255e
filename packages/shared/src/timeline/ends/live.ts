import type { EventOf } from '../../wire/traceEvent.ts'

/** Something that the loop may wait for, from its making until it is over. */
export type Thing = {
  readonly asyncId: number
  readonly resource: string
  readonly api: string | null
  readonly line: number | null
  readonly triggerAsyncId: number
  readonly at: number
  /** us; timers only. */
  dueAt: number | null
  /** ms; timers only. */
  delay: number | null
  repeat: boolean
  /** null: as Node makes such things. */
  hold: 'ref' | 'unref' | null
}

export type CallSite = { readonly api: string | null; readonly line: number | null }
/** `who`: what runs where it is no callback of a thing. */
export type Open = {
  readonly asyncId: number
  readonly at: number
  readonly who: 'main' | 'listener' | 'beforeExit' | 'exit' | null
  readonly thing: Thing | null
  seenLine: number | null
}
type Calls = { readonly resource: string; readonly line: number | null; count: number; at: number }

/**
 * What a recording tells of the process's state at its last event: what runs, what is drained, what the loop may wait
 * for. Grows by `seeEvent`, event by event; what is over is forgotten.
 */
export type Live = {
  /** Main has begun: there is a recording. */
  begun: boolean
  /** The process has said its end: nothing of the snippet's runs any more. */
  ended: boolean
  node: number
  /** What the recorder can tell: `recorder` of the header. */
  recorder: number
  lastAt: number
  /** When the loop was last known to go on, and how often it has turned. */
  loopAt: number
  turns: number
  /** Drained since then. */
  nextTicks: number
  microtasks: number
  /** The callback that was drained last. */
  drained: Thing | null
  /** Callbacks begun and not ended, the innermost last. */
  open: Open[]
  /** The callback that the loop called last. */
  called: Thing | null
  readonly things: Map<number, Thing>
  /** Calls of setTimeout and setImmediate by their place. */
  readonly calls: Map<string, Calls>
  readonly places: CallSite[]
  /** Characters written, by line. */
  readonly written: Map<number, number>
  writtenInAll: number
  truncatedAt: number | null
  pastCap: EventOf<'pastCap'> | null
}

export function createLive(): Live {
  return {
    begun: false,
    ended: false,
    node: 0,
    recorder: 1,
    lastAt: 0,
    loopAt: 0,
    turns: 0,
    nextTicks: 0,
    microtasks: 0,
    drained: null,
    open: [],
    called: null,
    things: new Map(),
    calls: new Map(),
    places: [],
    written: new Map(),
    writtenInAll: 0,
    truncatedAt: null,
    pastCap: null,
  }
}
