/** Jobs one after the other. A job that fails does not stop those behind it. */
export type Line = {
  /** Behind whatever waits. */
  readonly join: <T>(job: () => Promise<T>) => Promise<T>
  /**
   * For what is wanted again and again: while one such job waits, another is not put behind it, since the one that waits
   * will look at the latest state anyway.
   */
  readonly joinOnce: (job: () => Promise<void>) => void
}

export function createLine(): Line {
  let end: Promise<unknown> = Promise.resolve()
  let waits = false
  const join = <T>(job: () => Promise<T>): Promise<T> => {
    const done = end.then(job)
    end = done.catch(() => undefined)
    return done
  }
  return {
    join,
    joinOnce(job) {
      if (waits) return
      waits = true
      void join(() => {
        waits = false
        return job()
      }).catch((error) => console.warn('A run broke off.', error))
    },
  }
}
