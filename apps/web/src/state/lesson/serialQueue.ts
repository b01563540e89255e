/** Jobs one after the other. A job that fails does not stop those behind it. */
export type SerialQueue = {
  /** Behind whatever waits; where nothing does, it begins before this returns. */
  readonly enqueue: <T>(job: () => Promise<T>) => Promise<T>
  /**
   * For what is wanted again and again: while one such job waits, another is not put behind it, since the one that waits
   * will look at the latest state anyway.
   */
  readonly enqueueLatest: (job: () => Promise<void>) => void
}

export function createSerialQueue(): SerialQueue {
  let end: Promise<unknown> = Promise.resolve()
  let ahead = 0
  let waits = false
  const enqueue = <T>(job: () => Promise<T>): Promise<T> => {
    // A run is asked for before anything is drawn, so that it goes on meanwhile.
    const done = ahead === 0 ? job() : end.then(job)
    ahead++
    const next = () => {
      ahead--
    }
    end = done.then(next, next)
    return done
  }
  return {
    enqueue,
    enqueueLatest(job) {
      if (waits) return
      waits = true
      void enqueue(() => {
        waits = false
        return job()
      }).catch((error) => console.warn('A run broke off.', error))
    },
  }
}
