/** What a change did to a text. Lines count from 1. */
export type ConfigChanges = {
  /** Lines of the new text that the old one has not. */
  readonly added: readonly number[]
  /** Lines that are gone, as they stood in the old text. */
  readonly removed: readonly { readonly line: number; readonly text: string }[]
}

/** The changed lines between two texts: as few as there can be (the longest common subsequence stays). */
export function configChanges(before: string, after: string): ConfigChanges {
  const old = before.split('\n')
  const now = after.split('\n')
  const common = commonLengths(old, now)
  const added: number[] = []
  const removed: { line: number; text: string }[] = []
  let o = 0
  let n = 0
  while (o < old.length || n < now.length) {
    const text = old[o]
    if (text !== undefined && text === now[n]) {
      o += 1
      n += 1
    } else if (text !== undefined && at(common, o + 1, n) >= at(common, o, n + 1)) {
      removed.push({ line: o + 1, text })
      o += 1
    } else {
      added.push(n + 1)
      n += 1
    }
  }
  return { added, removed }
}

/** [o][n]: how many lines the rests of both texts, from o and n on, have in common in order. */
function commonLengths(old: readonly string[], now: readonly string[]): number[][] {
  const lengths = Array.from({ length: old.length + 1 }, () =>
    new Array<number>(now.length + 1).fill(0),
  )
  for (let o = old.length - 1; o >= 0; o -= 1) {
    const row = lengths[o] ?? []
    for (let n = now.length - 1; n >= 0; n -= 1)
      row[n] =
        old[o] === now[n]
          ? at(lengths, o + 1, n + 1) + 1
          : Math.max(at(lengths, o + 1, n), at(lengths, o, n + 1))
  }
  return lengths
}

/** Beyond the last line nothing is in common. */
function at(lengths: readonly (readonly number[])[], o: number, n: number): number {
  return lengths[o]?.[n] ?? -1
}
