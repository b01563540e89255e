import { readFileSync } from 'node:fs'
import { keepSettingsSchema } from '@loopscope/shared/lesson/keep-alive/keepSettings'
import {
  type KeepSoFar,
  keepSoFarSentence,
  readKeep,
  readKeepSoFar,
} from '@loopscope/shared/lesson/keep-alive/readKeep'
import { layersSettingsSchema } from '@loopscope/shared/lesson/layers/layersSettings'
import {
  layersSoFarSentence,
  readLayers,
  readLayersSoFar,
} from '@loopscope/shared/lesson/layers/readLayers'
import { poolSettingsSchema } from '@loopscope/shared/lesson/pool/poolSettings'
import { readPool } from '@loopscope/shared/lesson/pool/readPool'
import {
  type PoolSoFar,
  poolSoFarSentence,
  readPoolSoFar,
} from '@loopscope/shared/lesson/pool/readPoolSoFar'
import { recordedRunsSchema } from '@loopscope/shared/lesson/recordedRuns'
import { readWorkers } from '@loopscope/shared/lesson/workers/readWorkers'
import { workersSettingsSchema } from '@loopscope/shared/lesson/workers/workersSettings'
import {
  readWorkersSoFar,
  workersSoFarSentence,
} from '@loopscope/shared/lesson/workers/workersSoFar'
import { buildTimeline } from '@loopscope/shared/timeline/buildTimeline'
import { createGrowingTimeline } from '@loopscope/shared/timeline/growingTimeline'
import type { Timeline } from '@loopscope/shared/timeline/timeline'
import { describe, expect, test } from 'vitest'

/** Runs that come with the page, each cut off after every event: what a page may have of it while it goes on. */
function runsOf(lesson: string) {
  const file = new URL(`../../../web/public/lessons/${lesson}.json`, import.meta.url)
  return recordedRunsSchema
    .parse(JSON.parse(readFileSync(file, 'utf8')))
    .runs.map(({ settings, events }, nth) => ({
      name: `${nth}: ${JSON.stringify(settings)}`,
      settings,
      whole: buildTimeline(events),
      *cut(): Generator<Timeline> {
        const timelineOf = createGrowingTimeline()
        for (let end = 1; end < events.length; end++) yield timelineOf(events.slice(0, end))
      },
    }))
}

describe('what is told of a pool while a run goes on is what the whole run tells of it', () => {
  test.each(runsOf('pool'))('$name', ({ settings, whole, cut }) => {
    const of = poolSettingsSchema.parse(settings)
    const model = readPool(whole, of)
    const known = ({ bars, answers }: Pick<PoolSoFar, 'bars' | 'answers'>) => [
      ...bars.flatMap(({ parts: _, ...bar }) => (bar.to === null ? [] : [bar])),
      ...answers,
    ]
    const all = known(model ?? { bars: [], answers: [] })
    let seen = 0
    for (const timeline of cut()) {
      const soFar = readPoolSoFar(timeline, of)
      if (soFar === null) continue
      seen++
      expect(all).toEqual(expect.arrayContaining(known(soFar)))
      expect(soFar.bars.filter(({ to }) => to === null).length).toBeLessThanOrEqual(soFar.size)
      expect(poolSoFarSentence(soFar, of)).toMatch(/^\d+ of \d+ calls? (is|are) answered; /)
    }
    expect(seen).toBeGreaterThan(all.length)
  })
})

describe('what kept a process alive so far is what the whole run tells of it', () => {
  test.each(runsOf('keep-alive'))('$name', ({ settings, whole, cut }) => {
    const of = keepSettingsSchema.parse(settings)
    const model = readKeep(whole, of)
    for (const timeline of cut()) {
      const soFar = readKeepSoFar(timeline, of)
      if (soFar === null) continue
      const { rows, end }: KeepSoFar = soFar
      const told = rows.map(({ times: _, ...row }) => row)
      const all = model?.rows.map(({ times: _, ...row }) => row) ?? []
      // How often the last step follows itself is not known yet, nor when it did so last.
      expect([told.slice(0, -1), end]).toEqual([all.slice(0, told.length - 1), null])
      expect(told.at(-1)?.step).toBe(all[told.length - 1]?.step)
      expect(keepSoFarSentence(soFar)).toMatch(/^(Alive after|After) [\d.]+ ms/)
    }
  })
})

describe('how far a call has come is what the whole run tells of it', () => {
  test.each(runsOf('layers'))('$name', ({ settings, whole, cut }) => {
    const { call } = layersSettingsSchema.parse(settings)
    const model = readLayers(whole)
    if (model === null) throw new Error('The call was not answered.')
    const { jobs: _, resources: __, phase: ___, ...all } = model
    const reached = new Set<string>()
    for (const timeline of cut()) {
      const soFar = readLayersSoFar(timeline)
      if (soFar === null) continue
      const { jobs: ____, resources: _____, ...told } = soFar
      const known = Object.fromEntries(Object.entries(told).filter(([, value]) => value !== null))
      expect(all).toMatchObject(known)
      for (const name of Object.keys(known)) reached.add(name)
      expect(layersSoFarSentence(soFar)).toMatch(/^The (call|answer) .*\.$/)
    }
    expect([call, [...reached].sort()]).toEqual([call, Object.keys(all).sort()])
  })
})

describe('what threads have done so far is what the whole run tells of it', () => {
  test.each(runsOf('workers'))('$name', ({ settings, whole, cut }) => {
    const of = workersSettingsSchema.parse(settings)
    const model = readWorkers(whole, of)
    const all = partsOf(model)
    for (const timeline of cut()) {
      const soFar = readWorkersSoFar(timeline, of)
      for (const [name, parts] of Object.entries(partsOf(soFar)))
        expect([name, parts]).toEqual([name, all[name]?.slice(0, parts.length)])
      expect(workersSoFarSentence(soFar)).toMatch(/^[\d,]+ .*\.$/)
    }
    expect(Object.values(all).flat().length).toBeGreaterThan(3)
  })
})

/** What only gets more: looks, rounds, values. */
function partsOf(
  model: ReturnType<typeof readWorkersSoFar | typeof readWorkers>,
): Readonly<Record<string, readonly object[]>> {
  if (model === null) return {}
  if (model.experiment === 'count') return { looks: model.looks }
  if (model.experiment === 'clone') return { values: model.values }
  return Object.fromEntries(model.ways.map(({ way, rounds }) => [way, rounds]))
}
