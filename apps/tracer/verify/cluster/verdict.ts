/** What was measured, and whether it is as it must be. */
export type Verdict = {
  readonly what: string
  readonly right: boolean
  readonly figures: unknown
}
