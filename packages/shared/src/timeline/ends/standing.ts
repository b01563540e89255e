import type { Keeper } from './keepers.ts'

/**
 * What the process was at when it was stopped from outside, as far as the recording tells. Times in us on its clock.
 * 'running': something had begun and not returned. 'draining': a queue that has not emptied since the loop last went on.
 * 'turning': the loop went on until the end. 'idle': nothing ran any more. 'unseen': something did that is not recorded.
 * 'cut': the recording had been cut off; of `pastCap` events only counts are known.
 */
export type Standing =
  | {
      readonly type: 'running'
      readonly who: string
      readonly from: number
      /** The line of the last thing that was seen in it. */
      readonly seenLine: number | null
    }
  | {
      readonly type: 'draining'
      readonly queue: 'nextTick' | 'microtask'
      readonly from: number
      readonly count: number
      readonly line: number | null
    }
  | {
      readonly type: 'turning'
      readonly turns: number
      readonly busiest: {
        readonly api: string
        readonly line: number
        readonly count: number
      } | null
      readonly keepers: readonly Keeper[]
    }
  | { readonly type: 'idle'; readonly from: number; readonly keepers: readonly Keeper[] }
  | { readonly type: 'unseen'; readonly from: number }
  | {
      readonly type: 'cut'
      readonly at: number
      readonly seenAt: number
      readonly turns: number
      readonly nextTicks: number
      readonly microtasks: number
      readonly line: number | null
      /** The queue that had not emptied by the cut. */
      readonly queue: 'nextTick' | 'microtask' | null
    }
