import type { Evidence, Phase } from '@loopscope/shared/timeline/phase'
import type { LoopPosition } from './kernelTruth.ts'

/** A logged line as the product tells it. */
export type ClaimedLine = {
  readonly text: string
  readonly phase: Phase
  readonly tick: number
  readonly evidence: Evidence
}

/**
 * A logged line and what the kernel says of it: "poll of turn 3". `truth` is null when the kernel saw no such write.
 */
export type JudgedLine = {
  readonly label: string
  readonly truth: string | null
  readonly claim: string
  readonly evidence: Evidence
}

const LOGGED = /^(\d+) (.*)\n$/

/**
 * Joins the product's lines to the kernel's truth (by size of write, `from` + number of the line). A handler of
 * process.exit() runs inside whatever phase called it, and is `exit` by definition: its label says "exit handler".
 */
export const compareLines = (
  lines: readonly ClaimedLine[],
  truth: ReadonlyMap<number, LoopPosition>,
  from: number,
): JudgedLine[] =>
  lines.flatMap(({ text, phase, tick, evidence }) => {
    const match = LOGGED.exec(text)
    if (match === null) return []
    const [, number = '', label = ''] = match
    const kernel = truth.get(from + Number(number)) ?? null
    const expected = label.startsWith('exit handler') ? EXIT : kernel
    return [
      {
        label,
        truth: expected === null ? null : words(expected),
        claim: words({ phase, turn: tick }),
        evidence,
      },
    ]
  })

const EXIT: LoopPosition = { phase: 'exit', turn: 0 }

/** Exit handlers run in no turn. */
const words = ({ phase, turn }: LoopPosition): string =>
  phase === 'exit' ? phase : `${phase} of turn ${turn}`
