/** Where the process is, in the order in which libuv's `uv_run` (>= 1.45) visits it. */
export const PHASES = ['main', 'timers', 'pending', 'poll', 'check', 'close', 'exit'] as const
export type Phase = (typeof PHASES)[number]

/** The two queues that Node drains after each callback. Neither is a phase. */
export type Queue = 'nextTick' | 'microtask'

/** How the phase of a callback is known: by the loop's own counters, or by type and position. */
export type Evidence = 'observed' | 'inferred'
