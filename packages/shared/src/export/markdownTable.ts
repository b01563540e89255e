import type { Timeline } from '../timeline/timeline.ts'
import { codeExcerpt } from './codeExcerpt.ts'

const MOST_ROWS = 1000
const MOST_LINES = 300

/** The program with the numbers of its lines, and what it printed as a Markdown table, with the phase, the queue and the turn of each line, and how it ended. */
export function markdownTable(timeline: Timeline, source: string): string {
  const { run, outputs, outcome } = timeline
  const rows = outputs
    .slice(0, MOST_ROWS)
    .map(({ at, text, phase, queue, tick, line, elsewhere, evidence }) =>
      [
        (at / 1000).toFixed(2),
        code(text.replace(/\n$/, '')),
        phase + (evidence === 'inferred' ? ' (inferred)' : ''),
        queue ?? '',
        tick,
        line ?? elsewhere ?? '',
      ].join(' | '),
    )
  const left = outputs.length - rows.length
  return [
    `Node ${run?.node ?? 'unknown'}, recorded by Loopscope`,
    '',
    ...codeBlock(source),
    '| ms | printed | phase | queue | turn | line |',
    '| ---: | --- | --- | --- | ---: | ---: |',
    ...rows.map((row) => `| ${row} |`),
    ...(left > 0 ? ['', `and ${left} more`] : []),
    '',
    outcome === null
      ? 'The recording has no end.'
      : `Ended: ${outcome.type}${outcome.exitCode === null ? '' : `, exit code ${outcome.exitCode}`}`,
    '',
  ].join('\n')
}

/** The program as a block of code. */
function codeBlock(source: string): string[] {
  const { from, lines, left } = codeExcerpt(source, MOST_LINES, null)
  const width = String(from + lines.length - 1).length
  const numbered = lines.map((line, i) =>
    `${String(from + i).padStart(width)}  ${line.replaceAll('\r', '')}`.trimEnd(),
  )
  const fence = '`'.repeat(Math.max(3, longestTicks(source) + 1))
  return [`${fence}js`, ...numbered, fence, '', ...(left === null ? [] : [left, ''])]
}

function longestTicks(text: string): number {
  return Math.max(0, ...[...text.matchAll(/`+/g)].map(([ticks]) => ticks.length))
}

/** As code, whatever it holds: a fence longer than any in it, no line ends, and no bar that would end the cell. */
function code(text: string): string {
  const line = text.replaceAll('\r', '').replaceAll('\n', '⏎').replaceAll('|', '\\|')
  const longest = longestTicks(line)
  const fence = '`'.repeat(longest + 1)
  if (line.trim() === '') return '(empty)'
  return longest === 0 ? `${fence}${line}${fence}` : `${fence} ${line} ${fence}`
}
