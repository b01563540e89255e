import { readFileSync } from 'node:fs'
import { labEventSchema } from '@loopscope/shared/lab/labEvent'
import { expect, it } from 'vitest'
import { readLabFixture } from '../../../../../../packages/shared/fixtures/readLabFixture.ts'
import { createLabLanes } from './labLanes.ts'

const events = readLabFixture()

it('every process has a lane, as long as it lived, and every answer stands in one', () => {
  const lanes = createLabLanes()(events)
  const begun = events.filter((event) => event.type === 'process' && event.state === 'started')
  expect(lanes.map(({ process, from }) => [process, from])).toEqual(
    begun.map((event) => [event.type === 'process' && event.process, event.at]),
  )
  for (const lane of lanes) {
    const [first] = lane.spans
    expect([lane.process, first?.from, lane.spans.at(-1)?.to]).toEqual([
      lane.process,
      lane.from,
      lane.to,
    ])
    lane.spans.forEach((span, i) => {
      if (i > 0) expect(span.from).toBe(lane.spans[i - 1]?.to)
    })
  }
  const told = events.filter(({ type }) => type === 'answer').length
  expect(lanes.reduce((sum, { answers }) => sum + answers.length, 0)).toBe(told)
})

it('read in pieces the lanes are the same as read at once', () => {
  const growing = [...events.slice(0, 1)]
  const lanesOf = createLabLanes()
  for (let i = 1; i < events.length; i += 97) {
    growing.push(...events.slice(i, i + 97))
    lanesOf(growing)
  }
  expect(lanesOf(growing)).toEqual(createLabLanes()(events))
})

it('a frozen worker goes on as what it was', () => {
  const frozen = createLabLanes()(events).find(({ spans }) =>
    spans.some(({ state }) => state === 'frozen'),
  )
  expect(frozen?.spans.slice(0, 4).map(({ state }) => state)).toEqual([
    'starting',
    'listening',
    'frozen',
    'listening',
  ])
})

it('what ended with the whole session has not failed, and what was killed has', () => {
  const story = readFileSync(
    new URL('../../../../public/recordings/cluster.ndjson', import.meta.url),
    'utf8',
  )
  const lanes = createLabLanes()(
    story
      .trimEnd()
      .split('\n')
      .map((line) => labEventSchema.parse(JSON.parse(line))),
  )
  expect(lanes.map(({ process, failed }) => [process, failed])).toEqual([
    ['primary', false],
    ['client', false],
    ['worker 1', true],
    ['worker 2', true],
    ['worker 3', true],
  ])
})

it('the lanes of processes with one name are told apart by their pids, of threads by their number', () => {
  const started = { type: 'process', role: 'runner', state: 'started' } as const
  const lanes = createLabLanes()([
    { ...started, at: 0, process: 'proxy', pid: 1 },
    { ...started, at: 1, process: 'runner', pid: 2 },
    { ...started, at: 2, process: 'runner', pid: 3 },
    ...[3, 4, 5].map((at) => ({ ...started, at, process: 'worker thread', pid: 1 })),
  ])
  expect(lanes.map(({ label }) => label)).toEqual([
    ...['proxy', 'runner, pid 2', 'runner, pid 3'],
    ...['worker thread 1', 'worker thread 2', 'worker thread 3'],
  ])
})
