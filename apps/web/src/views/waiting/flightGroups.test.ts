import { readdirSync, readFileSync } from 'node:fs'
import { buildTimeline } from '@loopscope/shared/timeline/buildTimeline'
import { frameAt } from '@loopscope/shared/timeline/frameAt'
import { poolAt } from '@loopscope/shared/timeline/moments/poolAt'
import type { TraceEvent } from '@loopscope/shared/wire/traceEvent'
import { expect, test } from 'vitest'
import { flightGroups } from './flightGroups.ts'

const FIXTURES = new URL('../../../../../packages/shared/fixtures/', import.meta.url)
const recordings = readdirSync(FIXTURES).filter((name) => name.endsWith('.ndjson'))

test.each(recordings)('whatever is in flight has a place in the panel, in %s', (name) => {
  const lines = readFileSync(new URL(name, FIXTURES), 'utf8').trimEnd().split('\n')
  const timeline = buildTimeline(lines.map((line) => JSON.parse(line) as TraceEvent))
  const stride = Math.max(1, Math.floor(timeline.steps.length / 100))
  const missing: string[] = []
  for (let cursor = 0; cursor < timeline.steps.length; cursor += stride) {
    const frame = frameAt(timeline, cursor)
    const { timers, sockets, others, ports, zlib, promises } = flightGroups(frame, timeline)
    const shown = [timers, sockets, others, ports, zlib, promises].flat()
    const { threads, queued } = poolAt(timeline, frame.at)
    const pooled = [...threads, ...queued].map((job) => job?.token)
    for (const entry of frame.inFlight)
      if (!shown.includes(entry) && !pooled.includes(entry.operation))
        missing.push(`${cursor}: ${entry.label}`)
  }
  expect(missing).toEqual([])
})
