import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { CLOSED_LESSONS } from './closedLessons.ts'
import { notesTable } from './notesTable.ts'
import { processesStatements } from './processes/processesStatements.ts'

const table = notesTable(CLOSED_LESSONS, processesStatements)

test('docs/notes.md says what the demos do: npm run notes writes it anew', () => {
  const written = readFileSync(new URL('../../../../docs/notes.md', import.meta.url), 'utf8')
  expect(written).toBe(table)
})

test('every statement of the notes has a page and a verdict', () => {
  const rows = table.split('\n').filter((line) => /^\| \d/.test(line))
  expect(
    rows.filter((row) => !/`\/demos\/[a-z-]+`\) \| (?:holds|in part|not so) \| .{20}/.test(row)),
  ).toEqual([])
})
