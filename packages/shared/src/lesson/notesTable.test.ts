import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { CLOSED_LESSONS } from './closedLessons.ts'
import { notesTable } from './notesTable.ts'

test('docs/notes.md says what the lessons do: npm run notes writes it anew', () => {
  const written = readFileSync(new URL('../../../../docs/notes.md', import.meta.url), 'utf8')
  expect(written).toBe(notesTable(CLOSED_LESSONS))
})
