/** What was measured, and whether it is as it must be. */
export type Verdict = {
  readonly what: string
  /** null: it could not be measured here; the figures say why. */
  readonly right: boolean | null
  readonly figures: unknown
}
