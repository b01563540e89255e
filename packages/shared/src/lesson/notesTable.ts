import { LESSONS } from '../site/lessons.ts'
import type { ClosedLesson } from './closeLesson.ts'
import type { LabStatement } from './labStatement.ts'
import { NOTES } from './notes.ts'

/** docs/notes.md: every statement of the notes before "Scaling", the page that shows it, and whether it is so. */
export function notesTable(
  lessons: readonly ClosedLesson[],
  processes: readonly LabStatement[],
): string {
  const all = [
    ...lessons.flatMap(({ name, statements, untried }) =>
      [...statements, ...untried].map((statement) => ({ ...statement, page: pageOf(name) })),
    ),
    ...processes.map((statement) => ({ ...statement, page: PROCESSES })),
  ]
  const rows = Object.entries(NOTES).flatMap(([note, { line, said }]) => {
    const found = all.filter((statement) => statement.note === note)
    if (found.length === 0) return [row(line, said, 'none yet', '', '')]
    return found.map(({ page, truth, really }) => row(line, said, page, truth, really))
  })
  return `${[...HEAD, ...rows].join('\n')}\n`
}

const HEAD = [
  '# The notes, statement by statement',
  '',
  'What the notes state before "Scaling": the page that runs it, and whether it holds. Written by',
  '`npm run notes` from the data of the demos (`packages/shared/src/lesson`); tests run each of them on real Node',
  'and compare what the run says with this table. Do not edit it by hand.',
  '',
  '| line | the notes say | page | holds? | what is so |',
  '|---|---|---|---|---|',
]

function row(...cells: readonly (string | number)[]): string {
  return `| ${cells.map((cell) => String(cell).replaceAll('|', '\\|')).join(' | ')} |`
}

const PROCESSES = 'Processes (`/demos/processes`)'

function pageOf(name: ClosedLesson['name']): string {
  const title = LESSONS.find((lesson) => lesson.name === name)?.title ?? name
  return `${title} (\`/demos/${name}\`)`
}
