/** What the stops of a link are moments of: the steps of a run, or the events of a demo's session. */
export type Moments = {
  /** Index of the one that is shown. */
  readonly cursor: number
  /** How many there are. */
  readonly length: number
  readonly go: (moment: number) => void
  /** "step 4". */
  readonly name: (moment: number) => string
}
