/** Lines of a program that stand beside a picture or a table of its run. */
export type CodeExcerpt = {
  /** Number of the first of them, from 1. */
  readonly from: number
  readonly lines: readonly string[]
  /** What was left out, as a sentence; null: nothing. */
  readonly left: string | null
}

/** At most `most` lines of a program; of a longer one those around the line `around`, from 1, or the first where that is null. */
export function codeExcerpt(source: string, most: number, around: number | null): CodeExcerpt {
  // A file's last line ends: what follows is no line.
  const all = source.replace(/\n$/, '').split('\n')
  if (all.length <= most) return { from: 1, lines: all, left: null }
  const wanted = (around ?? 1) - Math.floor(most / 2)
  const from = Math.max(1, Math.min(wanted, all.length - most + 1))
  const lines = all.slice(from - 1, from - 1 + most)
  return { from, lines, left: `Lines ${from} to ${from + most - 1} of ${all.length} are shown.` }
}
