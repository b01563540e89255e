import { writeFileSync } from 'node:fs'
import { CLOSED_LESSONS } from '@loopscope/shared/lesson/closedLessons'
import { notesTable } from '@loopscope/shared/lesson/notesTable'

// `npm run notes`: docs/notes.md out of the lessons' data.
writeFileSync(new URL('../../../../docs/notes.md', import.meta.url), notesTable(CLOSED_LESSONS))
