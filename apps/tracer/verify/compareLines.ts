import type { Evidence, Phase } from '@loopscope/shared/timeline/phase'

/** A logged line as the product tells it. */
export type ClaimedLine = {
  readonly text: string
  readonly phase: Phase
  readonly evidence: Evidence
}

/** A logged line and what the kernel says of it. `truth` is null when the kernel saw no such write. */
export type JudgedLine = {
  readonly label: string
  readonly truth: Phase | null
  readonly claim: Phase
  readonly evidence: Evidence
}

const LOGGED = /^(\d+) (.*)\n$/

/**
 * Joins the product's lines to the kernel's truth (by size of write, `from` + number of the line). A handler of
 * process.exit() runs inside whatever phase called it, and is `exit` by definition: its label says "exit handler".
 */
export const compareLines = (
  lines: readonly ClaimedLine[],
  truth: ReadonlyMap<number, Phase>,
  from: number,
): JudgedLine[] =>
  lines.flatMap(({ text, phase, evidence }) => {
    const match = LOGGED.exec(text)
    if (match === null) return []
    const [, number = '', label = ''] = match
    const kernel = truth.get(from + Number(number)) ?? null
    const expected = label.startsWith('exit handler') ? 'exit' : kernel
    return [{ label, truth: expected, claim: phase, evidence }]
  })
