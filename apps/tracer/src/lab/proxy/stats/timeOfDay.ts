type Clocks = {
  /** The system's clock, whole ms since 1970. */
  readonly day: () => number
  /** A clock that no one sets, ms. */
  readonly steady: () => number
}

/** So far the two may be apart without the system's clock having been set: it is cut to whole ms, and read a little later. */
const APART_MS = 2

/**
 * The system's time of day, us since 1970, as precise as the steady clock is. `performance.timeOrigin` is the time of day as it was
 * when the process began: of a service that lives for days, on a machine that sleeps or whose clock is set, it says nothing.
 */
export function timeOfDay(
  { day, steady }: Clocks = { day: () => Date.now(), steady: () => performance.now() },
): () => number {
  let origin = day() - steady()
  return () => {
    const [now, since] = [day(), steady()]
    const ahead = now - (origin + since)
    // Until it is known to the fraction, whichever is later: the cut one is never ahead of the true one.
    if (ahead > 0 || ahead < -APART_MS) origin = now - since
    return (origin + since) * 1000
  }
}
