/** One event of the Trace Event Format, which chrome://tracing and ui.perfetto.dev read. Times in us. */
export type ChromeEvent = {
  readonly ph: 'M' | 'X' | 's' | 'f' | 'i'
  readonly name: string
  readonly pid: number
  readonly tid: number
  readonly ts?: number
  readonly dur?: number
  readonly cat?: string
  readonly id?: number
  /** 'e': a flow ends in the slice that encloses it, not in the next one. */
  readonly bp?: 'e'
  /** Of an instant: within its track. */
  readonly s?: 't'
  readonly args?: Readonly<Record<string, unknown>>
}

export const PID = 1

/** The tracks, in the order in which they are drawn. */
export const TRACKS = [
  'main',
  'timers',
  'pending',
  'poll',
  'check',
  'close',
  'nextTick',
  'microtask',
  'exit',
] as const

/** What a track, or the process, is called. */
export function meta(name: string, tid: number, args: Record<string, unknown>): ChromeEvent {
  return { ph: 'M', name, pid: PID, tid, args }
}

/** A tenth of a us at least: a slice of no length is none. */
export function duration(from: number, to: number): number {
  return Math.max(0.1, Math.round((to - from) * 10) / 10)
}
