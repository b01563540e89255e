/** Timers, so that a test can bring its own. */
export type Timers = {
  set(callback: () => void, ms: number): number
  clear(handle: number): void
  now(): number
}

export type Batches<T> = { add(values: readonly T[]): void; flush(): void }

/**
 * Collects what streams in and delivers it in batches that grow rarer as the whole grows, since each delivery costs
 * a new picture of everything: at once when it is quiet, then with pauses of `pauseAfter` what was delivered.
 */
export function createBatches<T>(timers: Timers, deliver: (batch: T[]) => void): Batches<T> {
  let waiting: T[] = []
  let delivered = 0
  let lastAt = Number.NEGATIVE_INFINITY
  let handle: number | null = null
  const flush = () => {
    if (handle !== null) timers.clear(handle)
    handle = null
    if (waiting.length === 0) return
    const batch = waiting
    waiting = []
    delivered += batch.length
    lastAt = timers.now()
    deliver(batch)
  }
  return {
    add(values) {
      for (const value of values) waiting.push(value)
      const due = lastAt + pauseAfter(delivered)
      handle ??= timers.set(flush, Math.max(0, due - timers.now()))
    },
    flush,
  }
}

/** ms: a frame while there is little, so that what follows a run's first event is not kept; a second from 200,000 on. */
function pauseAfter(delivered: number): number {
  return Math.max(16, Math.min(100, delivered / 5), delivered / 200)
}
