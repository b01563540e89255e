import type { Output } from '@loopscope/shared/timeline/timeline'

/** What is read of it. */
const READ = 100

/** With what Node begins its report of an error that ended the process: a path, the line of the program, and a mark under it. */
const REPORT = /^[^\n]+:\d+\n[^\n]*\n\s*\^+\s+/

/** What an output is known by where there is room for a few words: how it begins, or which error Node reports with it. */
export function lineOf({ stream, text }: Pick<Output, 'stream' | 'text'>): string {
  const report = stream === 'stderr' ? REPORT.exec(text) : null
  const said = report === null ? text : (text.slice(report[0].length).split('\n', 1)[0] ?? '')
  return said.slice(0, READ).trim()
}
