/** Median of a list of numbers; NaN of none. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  const middle = sorted.length >> 1
  const upper = sorted[middle] ?? Number.NaN
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? Number.NaN) + upper) / 2
}

export type Pair = { readonly ours: number; readonly bare: number; readonly ratio: number }

/**
 * Runs the two in turn, `rounds` times, and compares their medians (ms). Side by side in one run: on a noisy machine
 * only the ratio means something.
 */
export async function sideBySide(
  rounds: number,
  ours: () => Promise<number>,
  bare: () => Promise<number>,
): Promise<Pair> {
  const oursMs: number[] = []
  const bareMs: number[] = []
  for (let i = 0; i < rounds; i++) {
    oursMs.push(await ours())
    bareMs.push(await bare())
  }
  const pair = { ours: median(oursMs), bare: median(bareMs) }
  return { ...pair, ratio: pair.ours / pair.bare }
}
