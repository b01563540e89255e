import { LabFold } from '@loopscope/shared/lab/labAt'
import type { LabMoment } from '@loopscope/shared/lab/labMoment'
import { expect, it } from 'vitest'
import { readShippedLab } from '../../../../../packages/shared/fixtures/readShippedLab.ts'
import { livingOf } from './livingOf.ts'

it('counts a process once, whatever threads are in it', () => {
  const events = readShippedLab('processes')
  const fold = new LabFold(events)
  const moments = events.map((_, cursor) => fold.at(cursor) as LabMoment)
  const counts = moments.map((moment) => {
    const pids = moment.processes.flatMap(({ pid, exit }) => (exit === null ? [pid] : []))
    return [livingOf(moment).length, new Set(pids).size, pids.length] as const
  })
  expect(counts.filter(([living, processes]) => living !== processes)).toEqual([])
  // A parent, its thread, two children and a cluster worker.
  expect(counts.some(([living, , instances]) => living === 4 && instances === 5)).toBe(true)
})
