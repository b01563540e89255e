import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { buildTimeline } from '../timeline/buildTimeline.ts'
import type { Timeline } from '../timeline/timeline.ts'
import { traceEventSchema } from '../wire/traceEvent.ts'
import type { ChromeEvent } from './chromeEvent.ts'
import { chromeTrace } from './chromeTrace.ts'
import { markdownTable } from './markdownTable.ts'
import { otlpTraces } from './otlpTraces.ts'

const FIXTURES = new URL('../../fixtures/', import.meta.url)
const names = readdirSync(FIXTURES).filter((name) => name.endsWith('.ndjson'))

const recorded = (name: string): Timeline =>
  buildTimeline(
    readFileSync(new URL(name, FIXTURES), 'utf8')
      .trimEnd()
      .split('\n')
      .map((line) => traceEventSchema.parse(JSON.parse(line))),
  )

/** The rules by which Perfetto's trace processor takes in a JSON trace, as sentences about what breaks them. */
function complaints(events: readonly ChromeEvent[]): string[] {
  const found: string[] = []
  const tracks = Map.groupBy(
    events.filter(({ ph }) => ph === 'X'),
    ({ tid }) => tid,
  )
  const named = new Set(events.filter(({ name }) => name === 'thread_name').map(({ tid }) => tid))
  for (const [tid, slices] of tracks) {
    if (!named.has(tid)) found.push(`track ${tid} has no name`)
    const open: number[] = []
    const inOrder = slices.toSorted(
      (a, b) => (a.ts ?? 0) - (b.ts ?? 0) || (b.dur ?? 0) - (a.dur ?? 0),
    )
    for (const { name, ts = Number.NaN, dur = Number.NaN } of inOrder) {
      if (!(ts >= 0 && dur > 0)) found.push(`${name} has no time`)
      while ((open.at(-1) ?? Number.POSITIVE_INFINITY) <= ts + 0.05) open.pop()
      const end = open.at(-1)
      if (end !== undefined && ts + dur > end + 0.2) found.push(`${name} outlasts what encloses it`)
      open.push(ts + dur)
    }
  }
  const isWithin = ({ tid, ts = 0 }: ChromeEvent) =>
    tracks.get(tid)?.some((each) => {
      const start = each.ts ?? 0
      return start - 0.1 <= ts && ts <= start + (each.dur ?? 0) + 0.1
    })
  const flows = Map.groupBy(
    events.filter(({ ph }) => ph === 's' || ph === 'f'),
    ({ id }) => id,
  )
  for (const [id, ends] of flows) {
    const [start, end, ...more] = ends
    if (start?.ph !== 's' || end?.ph !== 'f' || more.length > 0)
      found.push(`flow ${id} has not one start and one end`)
    else if (start.name !== end.name || start.cat !== end.cat || (start.ts ?? 0) > (end.ts ?? 0))
      found.push(`flow ${id} is not one flow`)
    for (const each of ends) if (!isWithin(each)) found.push(`flow ${id} is bound to no slice`)
  }
  return found
}

describe.each(names)('the recording %s', (name) => {
  it('is a Chrome trace by the rules of Perfetto', () => {
    const { traceEvents } = chromeTrace(recorded(name))
    expect(complaints(traceEvents)).toEqual([])
    // Nothing of Node's own: as many slices on the tracks of phases and queues as there are callbacks of the user's.
    const shown = recorded(name).callbacks.filter(({ internal }) => !internal)
    expect(traceEvents.filter(({ ph, cat }) => ph === 'X' && cat !== undefined)).toHaveLength(
      shown.length,
    )
  })

  it('is OTLP of one tree: every parent exists and began before its child', () => {
    const spans = otlpTraces(recorded(name)).resourceSpans[0]?.scopeSpans[0]?.spans ?? []
    const byId = new Map(spans.map((span) => [span.spanId, span]))
    expect(byId.size).toBe(spans.length)
    const orphans = spans.filter(({ parentSpanId, startTimeUnixNano, endTimeUnixNano }) => {
      const parent = byId.get(parentSpanId)
      const isTimed = BigInt(startTimeUnixNano) <= BigInt(endTimeUnixNano)
      if (parentSpanId === '') return !isTimed
      return (
        !isTimed ||
        parent === undefined ||
        BigInt(parent.startTimeUnixNano) > BigInt(startTimeUnixNano)
      )
    })
    expect(orphans.map(({ name }) => name)).toEqual([])
  })
})

it('one readFile is one slice in Poll and one with the thread pool, beside the turns of the loop', () => {
  const lines = readFileSync(
    new URL('../../../../apps/web/src/testing/classic.ndjson', import.meta.url),
    'utf8',
  )
  const timeline = buildTimeline(
    lines
      .trimEnd()
      .split('\n')
      .map((line) => traceEventSchema.parse(JSON.parse(line))),
  )
  const { traceEvents } = chromeTrace(timeline)
  const tracks = new Map(
    traceEvents
      .filter(({ name }) => name === 'thread_name')
      .map(({ tid, args }) => [tid, args?.['name']]),
  )
  const slices = traceEvents
    .filter(({ ph }) => ph === 'X')
    .map(({ tid, name }) => `${tracks.get(tid)}: ${name}`)
  expect(slices.toSorted()).toEqual(
    [
      'Check: setImmediate',
      'Check: setImmediate',
      'Microtask queue: Promise.then',
      'Poll: readFile',
      'Thread pool, call 1: readFile',
      'Timers: setTimeout',
      'Turns: turn 1',
      'Turns: turn 2',
      'Turns: turn 3',
      'Turns: turn 4',
      'main: main',
      'nextTick queue: nextTick',
      'nextTick queue: nextTick',
    ].toSorted(),
  )
})

it('a flow leads from the call to the callback', () => {
  const { traceEvents } = chromeTrace(recorded('nested.node24.ndjson'))
  const tracks = new Map(
    traceEvents
      .filter(({ name }) => name === 'thread_name')
      .map(({ tid, args }) => [tid, args?.['name']]),
  )
  const [start, end] = traceEvents.filter(({ ph }) => ph === 's' || ph === 'f')
  expect([start?.name, tracks.get(start?.tid ?? 0), end?.name]).toEqual([
    end?.name,
    'main',
    start?.name,
  ])
})

it('the table tells each line with its phase, and text cannot break out of its cell', () => {
  const timeline = recorded('drains.node24.ndjson')
  const table = markdownTable(timeline, 'a()').split('\n')
  expect(table.filter((line) => line.startsWith('| ')).length).toBe(timeline.outputs.length + 2)
  const [first] = timeline.outputs
  if (first === undefined) throw new Error('The fixture prints nothing.')
  const hostile = { ...timeline, outputs: [{ ...first, text: 'a|b `c`\n<script>\n' }] }
  const source = `${'x\n'.repeat(9)}y('\`\`\`')\n`
  const lines = markdownTable(hostile, source).split('\n')
  expect([lines[2], lines[3], lines[12], lines[13]]).toEqual([
    '````js',
    ' 1  x',
    "10  y('```')",
    '````',
  ])
  const long = markdownTable(hostile, 'x\n'.repeat(400))
  expect(long).toContain('\n300  x\n```\n\nLines 1 to 300 of 400 are shown.\n\n| ms |')
  expect(lines[17]).toMatch(/^\| [\d.]+ \| `` a\\\|b `c`⏎<script> `` \| \w+ \|/)
})
