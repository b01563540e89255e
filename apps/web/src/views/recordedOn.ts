/** "28 November 2026": the day on which a run was recorded, in the reader's time zone. */
export function recordedOn({ startedAt }: { readonly startedAt: string }): string {
  return new Date(startedAt).toLocaleDateString('en-GB', {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
  })
}
