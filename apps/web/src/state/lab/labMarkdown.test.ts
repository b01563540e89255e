import { LabFold } from '@loopscope/shared/lab/labAt'
import { expect, it } from 'vitest'
import { readLabFixture } from '../../../../../packages/shared/fixtures/readLabFixture.ts'
import { readShippedLab } from '../../../../../packages/shared/fixtures/readShippedLab.ts'
import { labMarkdown } from './labMarkdown.ts'

const events = readLabFixture()

it('a session up to a moment is a text with its figures and what happened until then', () => {
  const death = events.findIndex((event) => event.type === 'process' && event.state === 'exited')
  const moment = new LabFold([...events]).at(death)
  if (moment === null) throw new Error('no moment')
  const text = labMarkdown(events, moment)
  expect(text.split('\n')[0]).toBe(`# cluster: a session of ${moment.header.startedAt}`)
  expect(text).toContain(`${moment.totals.sent} requests sent, ${moment.totals.answered} answered`)
  expect(text).toContain('| worker 1 |')
  const told = text.split('\n').filter((line) => line.startsWith('- '))
  expect(told.at(-1)).toMatch(/^- \d+\.\d{3} s: Worker 1 .*SIGKILL/)
  expect(told.length).toBeGreaterThan(8)
})

it('a session of load runs has a table for each run, with what failed beside every rate', () => {
  const runs = readShippedLab('autocannon')
  const moment = new LabFold([...runs]).at(runs.length)
  if (moment === null) throw new Error('no moment')
  const lines = labMarkdown(runs, moment).split('\n')
  const kinds = moment.load?.runs.map(({ run }) => `## Run ${run}`)
  expect(lines.filter((line) => line.startsWith('## '))).toEqual([
    ...(kinds ?? []),
    '## What happened',
  ])
  const heads = lines.filter((line) =>
    line.startsWith('| part | target | req/s | non-2xx | errors | lost |'),
  )
  expect(heads.length).toBe(kinds?.length)
  expect(lines.some((line) => line.includes('workers'))).toBe(false)
})

it('a session of processes has what was compared as tables, and nothing of requests', () => {
  const recorded = readShippedLab('processes')
  const moment = new LabFold([...recorded]).at(recorded.length)
  if (moment === null) throw new Error('no moment')
  const lines = labMarkdown(recorded, moment).split('\n')
  expect(lines.filter((line) => line.startsWith('## '))).toEqual([
    '## What they cost, 20 trials',
    '## Values, with serialization advanced',
    '## What is shared',
    '## What happened',
  ])
  expect(lines).toContain('| a SharedArrayBuffer | shared | not shared | not shared | not shared |')
  expect(lines).toContain('| new Map([[1, 2]]) | as it was | as it was | {} | as it was |')
  expect(lines.some((line) => line.includes('requests'))).toBe(false)
})
