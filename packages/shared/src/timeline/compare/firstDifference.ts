import type { OutputLine, RunOutput } from '../../wire/outputLines.ts'

/** Index of the first line in which two outputs differ; null when all lines are the same. */
export function firstDifference(a: readonly OutputLine[], b: readonly OutputLine[]): number | null {
  const longer = Math.max(a.length, b.length)
  for (let i = 0; i < longer; i++)
    if (!isSame(a[i], b[i]) || a[i]?.unended !== b[i]?.unended) return i
  return null
}

function isSame(a: OutputLine | undefined, b: OutputLine | undefined): boolean {
  return a?.text === b?.text && a?.stream === b?.stream
}

/** "line 4 of the output"; how they ended where the lines are the same; null where nothing differs. */
export function differenceWords(a: RunOutput, b: RunOutput): string | null {
  const line = firstDifference(a.lines, b.lines)
  if (line !== null && isSame(a.lines[line], b.lines[line]))
    return `The same lines, but line ${line + 1} ends without a newline in one of them.`
  if (line !== null) return `First difference at line ${line + 1} of the output.`
  const ended = ({ outcome }: RunOutput) =>
    outcome?.exitCode === null || outcome === null
      ? (outcome?.type ?? 'unfinished')
      : `exit code ${outcome.exitCode}`
  return ended(a) === ended(b) ? null : `The same lines, but ${ended(a)} against ${ended(b)}.`
}
