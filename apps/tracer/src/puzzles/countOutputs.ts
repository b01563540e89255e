import type { SeenOutput } from '@loopscope/shared/puzzle/answers'
import type { Seen } from './seeOutput.ts'

/** Equal outputs as one, with how many runs gave it; most frequent first, equally frequent ones by their text. */
export function countOutputs(seen: readonly Seen[]): SeenOutput[] {
  const byText = new Map<string, SeenOutput>()
  for (const each of seen) {
    const key = outputKey(each)
    byText.set(key, { ...each, runs: (byText.get(key)?.runs ?? 0) + 1 })
  }
  return [...byText]
    .sort(([a, { runs: m }], [b, { runs: n }]) => n - m || (a < b ? -1 : 1))
    .map(([, output]) => output)
}

/** The same for equal outputs only: what is printed and how it ends. */
export const outputKey = ({ lines, outcome, exitCode }: Seen): string =>
  JSON.stringify([lines, outcome, exitCode])
