import type { Output, StepIndex, Timeline } from '@loopscope/shared/timeline/timeline'

/** A line of stdout, and the write that began it. */
export type PrintedLine = {
  readonly text: string
  readonly output: Output
  readonly step: StepIndex
}

/** What a recording printed to stdout, line by line: a line may come of several writes, and a write have several lines. */
export function printedLines({ outputs }: Pick<Timeline, 'outputs'>): PrintedLine[] {
  const lines: PrintedLine[] = []
  let begun = { text: '', output: null as Output | null }
  for (const output of outputs) {
    if (output.stream !== 'stdout') continue
    const pieces = output.text.split('\n')
    const rest = pieces.pop() ?? ''
    for (const piece of pieces) {
      const first = begun.output ?? output
      lines.push({ text: begun.text + piece, output: first, step: first.step })
      begun = { text: '', output: null }
    }
    if (rest !== '') begun = { text: begun.text + rest, output: begun.output ?? output }
  }
  if (begun.output !== null)
    lines.push({ text: begun.text, output: begun.output, step: begun.output.step })
  return lines
}
