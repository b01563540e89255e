/** "28 November 2026", or with a short month "28 Nov 2026": the day of a recording, in the reader's time zone. */
export function recordedOn(
  { startedAt }: { readonly startedAt: string },
  month: 'long' | 'short' = 'long',
): string {
  return new Date(startedAt).toLocaleDateString('en-GB', {
    day: 'numeric',
    month,
    year: 'numeric',
  })
}
