/** What a side of a pair has counted. */
export type Figures = { readonly lost: number; readonly answered: number }

/** One side of a pair: a cluster, or HAProxy with its servers. Times are us on the lab's clock; null: not yet. */
export type PairSide = {
  /** The worker or the web-api that was killed or frozen. */
  readonly process: string
  /** What the side had counted when the pair began. */
  readonly before: Figures
  /** Requests since then that got no answer, or one with a status of 500 or above. */
  readonly lost: number
  readonly lastLostAt: number | null
  /** Requests since then that were answered well. */
  readonly answered: number
  /** It could do less than before: a process of it was gone, frozen, or not given requests. */
  readonly reducedAt: number | null
  /** As many processes as before run and are given requests again. */
  readonly wholeAt: number | null
}

/** A worker and a web-api that were killed or frozen at the same time, and what came of it on each side. */
export type Pair = {
  readonly how: 'kill' | 'freeze'
  readonly at: number
  /** When both were asked to be brought back; null: they were not. */
  readonly backAt: number | null
  readonly cluster: PairSide
  readonly haproxy: PairSide
}
