import { findingsOf } from '@loopscope/shared/timeline/health/findingsOf'
import type { Timeline } from '@loopscope/shared/timeline/timeline'
import type { Paint } from './paint.ts'
import { safeText, wrapColumns } from './safeText.ts'

/** So many of one kind are read; of a run that has more, the page shows all. */
const MOST_OF_A_KIND = 3
const MOST_LINES = 6
const COLOURS = { failure: 'red', warning: 'yellow', note: 'dim' } as const

/** What stands out in the run, failures first, each with its weight; empty where nothing does. */
export function findingLines(timeline: Timeline, columns: number, paint: Paint): string[] {
  // What stopped it stands in the sentence about its end.
  const findings = findingsOf(timeline).filter(({ kind }) => kind !== 'stopped')
  const counts = new Map<string, number>()
  for (const { kind } of findings) counts.set(kind, (counts.get(kind) ?? 0) + 1)
  const shown = new Map<string, number>()
  return findings.flatMap(({ kind, severity, sentence }) => {
    const before = shown.get(kind) ?? 0
    shown.set(kind, before + 1)
    if (before > MOST_OF_A_KIND) return []
    const more = (counts.get(kind) ?? 0) - before
    if (before === MOST_OF_A_KIND) return [`${' '.repeat(INDENT)}… and ${more} more of this kind`]
    const head = `${severity}:`.padEnd(INDENT)
    const [first = '', ...rest] = wrapWords(safeText(sentence), columns - INDENT, MOST_LINES)
    return [
      paint(COLOURS[severity], head) + first,
      ...rest.map((line) => ' '.repeat(INDENT) + line),
    ]
  })
}

const INDENT = 'failure: '.length

/** As `wrapColumns`, but between words where that is possible. */
export function wrapWords(text: string, columns: number, mostLines: number): string[] {
  const lines: string[] = []
  let line = ''
  for (const word of text.split(' ')) {
    if (line !== '' && line.length + 1 + word.length > columns) {
      lines.push(line)
      line = word
    } else line = line === '' ? word : `${line} ${word}`
  }
  const wrapped = [...lines, line].flatMap((each) => wrapColumns(each, columns, mostLines))
  return wrapped.length > mostLines
    ? [...wrapped.slice(0, mostLines - 1), `${wrapped[mostLines - 1]} …`]
    : wrapped
}
