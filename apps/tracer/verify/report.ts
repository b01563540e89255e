import type { Runtime } from '../src/sandbox/process/runtime.ts'
import { hasLoopCounters } from '../src/sandbox/process/runtime.ts'
import type { JudgedLine } from './kernel/compareLines.ts'
import type { Judged } from './verifyVersion.ts'

/**
 * Lines that may be inferred where Node has loop counters: jobs of V8's platform, which no hook announces, and what ends the
 * process before the mark of its turn. Both are rarer outside of programs that are written to meet them.
 */
const MOST_INFERRED = 0.003
/** Below so many lines the hand-written programs about just those jobs outweigh all else; the share is only printed. */
const ENOUGH_LINES = 8000

export type Figures = {
  readonly runtime: Runtime
  readonly programs: number
  readonly lines: number
  readonly wrong: number
  readonly wrongObserved: number
  readonly inferred: number
  readonly broken: number
  readonly passed: boolean
}

export const figuresOf = (runtime: Runtime, judged: readonly Judged[]): Figures => {
  const lines = judged.flatMap((program) => program.lines)
  const wrong = lines.filter((line) => line.truth !== line.claim)
  const wrongObserved = wrong.filter((line) => line.evidence === 'observed').length
  const inferred = lines.filter((line) => line.evidence === 'inferred').length
  const broken = judged.filter((program) => program.broken !== null).length
  const rare = lines.length < ENOUGH_LINES || inferred <= lines.length * MOST_INFERRED
  const passed = hasLoopCounters(runtime.version) ? wrong.length === 0 && rare : wrongObserved === 0
  return {
    runtime,
    programs: judged.length,
    lines: lines.length,
    wrong: wrong.length,
    wrongObserved,
    inferred,
    broken,
    passed: passed && broken === 0,
  }
}

const COLUMNS = ['Node', 'programs', 'lines', 'wrong', 'inferred', 'broken', ''] as const

export const table = (rows: readonly Figures[]): string =>
  [
    COLUMNS,
    ...rows.map((row) => [
      row.runtime.version,
      row.programs,
      row.lines,
      row.wrong,
      `${row.inferred} (${((100 * row.inferred) / Math.max(1, row.lines)).toFixed(2)} %)`,
      row.broken,
      row.passed ? 'passed' : 'failed',
    ]),
  ]
    .map((cells) =>
      cells
        .map((cell) => String(cell).padEnd(14))
        .join('')
        .trimEnd(),
    )
    .join('\n')

/**
 * One text line per wrong line and per broken program. Where Node has no counters, wrong inferences are expected, and
 * only counted by what they took for what.
 */
export const complaints = (figures: Figures, judged: readonly Judged[]): string[] =>
  hasLoopCounters(figures.runtime.version)
    ? describeAll(figures, judged, () => true)
    : [...describeAll(figures, judged, isObserved), ...countMistakes(figures, judged)]

const isObserved = (line: JudgedLine): boolean => line.evidence === 'observed'

const countMistakes = (figures: Figures, judged: readonly Judged[]): string[] => {
  const counts = new Map<string, number>()
  for (const { truth, claim, evidence } of judged.flatMap((program) => program.lines)) {
    const mistake = `${truth ?? 'unseen'} inferred as ${claim}`
    if (truth !== claim && evidence === 'inferred')
      counts.set(mistake, (counts.get(mistake) ?? 0) + 1)
  }
  return [...counts].map(([mistake, count]) => `${figures.runtime.major}: ${count} x ${mistake}`)
}

const describeAll = (
  figures: Figures,
  judged: readonly Judged[],
  isShown: (line: JudgedLine) => boolean,
): string[] =>
  judged.flatMap(({ program, lines, broken }) => {
    const where = `${figures.runtime.major} ${program.name}`
    const wrong = lines
      .filter((line) => line.truth !== line.claim && isShown(line))
      .map(
        ({ label, truth, claim, evidence }) =>
          `wrong: ${where} "${label}" was ${truth ?? 'not seen'}, told as ${claim} (${evidence})`,
      )
    return broken === null ? wrong : [`broken: ${where}: ${broken}`, ...wrong]
  })

/** One text line per inferred line, with the truth where it is another. */
export const inferredLines = ({ runtime }: Figures, judged: readonly Judged[]): string[] =>
  judged.flatMap(({ program, lines }) =>
    lines
      .filter((line) => line.evidence === 'inferred')
      .map(({ label, truth, claim }) => {
        const mistake = truth === claim ? '' : `, was ${truth ?? 'not seen'}`
        return `inferred: ${runtime.major} ${program.name} "${label}" ${claim}${mistake}`
      }),
  )
