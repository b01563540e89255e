import type { OutputLine } from '@loopscope/shared/wire/outputLines'

/** Indices of the lines of `lines` that do not stand in the same place in every one of `others`. */
export function movedLines(
  lines: readonly OutputLine[],
  others: readonly (readonly OutputLine[])[],
): ReadonlySet<number> {
  const moved = new Set<number>()
  lines.forEach(({ text, stream }, i) => {
    if (others.some((other) => other[i]?.text !== text || other[i]?.stream !== stream)) moved.add(i)
  })
  return moved
}
