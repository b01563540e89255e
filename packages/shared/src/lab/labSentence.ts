/** What a page says of a moment. `rule`: its name, for tests and links; `docs`: by the people who made it. */
export type LabSentence = {
  readonly rule: string
  readonly text: string
  readonly docs: { readonly title: string; readonly url: string } | null
}
