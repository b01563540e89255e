/** The next of the ascending `steps` after the cursor, or before it; past the last one the first again. null: there is none. */
export function nextFound(steps: readonly number[], cursor: number, by: 1 | -1): number | null {
  const next =
    by === 1
      ? (steps.find((step) => step > cursor) ?? steps[0])
      : (steps.findLast((step) => step < cursor) ?? steps.at(-1))
  return next ?? null
}
