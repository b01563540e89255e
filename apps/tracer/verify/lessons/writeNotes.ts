import { writeFileSync } from 'node:fs'
import { CLOSED_LESSONS } from '@loopscope/shared/lesson/closedLessons'
import { notesTable } from '@loopscope/shared/lesson/notesTable'
import { processesStatements } from '@loopscope/shared/lesson/processes/processesStatements'

// `npm run notes`: docs/notes.md out of the demos' data.
writeFileSync(
  new URL('../../../../docs/notes.md', import.meta.url),
  notesTable(CLOSED_LESSONS, processesStatements),
)
