import type { Settings } from '@loopscope/shared/lesson/lesson'
import { readWorkers } from '@loopscope/shared/lesson/workers/readWorkers'
import { workersProgram } from '@loopscope/shared/lesson/workers/workersProgram'
import {
  WORKERS_START,
  type WorkersSettings,
} from '@loopscope/shared/lesson/workers/workersSettings'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type LessonRunner, openLessonRunner } from './lessonRunner.ts'

const VERSIONS = ['20', '26']

let runner: LessonRunner
beforeAll(async () => {
  runner = await openLessonRunner(VERSIONS)
})
afterAll(() => runner.close())

const modelOf = async (change: Partial<WorkersSettings> & Settings, node: string) => {
  const settings = { ...WORKERS_START, ...change }
  return readWorkers(await runner.run(workersProgram(settings), node), settings)
}

describe.each(VERSIONS)('worker threads on Node %s', (node) => {
  test('lose nothing with Atomics.add, and every look at the cells is between nothing and all', async () => {
    const model = await modelOf({ threads: 3, millions: 1, atomics: true }, node)
    if (model?.experiment !== 'count') throw new Error('no count')
    expect([model.added, model.sum, model.lost]).toEqual([3_000_000, 3_000_000, 0])
    const sums = model.looks.map(({ sum }) => sum)
    expect(sums).toEqual(sums.toSorted((a, b) => a - b))
    expect([sums[0], sums.at(-1)]).toEqual([0, 3_000_000])
    for (const { ready, counted } of model.threads)
      expect([ready <= model.go, model.go < counted, counted <= model.end]).toEqual([
        true,
        true,
        true,
      ])
  })

  test('without it hold no more than was added, and one thread alone loses nothing', async () => {
    const racing = await modelOf({ threads: 4, millions: 1 }, node)
    if (racing?.experiment !== 'count') throw new Error('no count')
    expect([racing.added, racing.sum > 0, racing.lost >= 0]).toEqual([4_000_000, true, true])
    expect(await modelOf({ threads: 1, millions: 1 }, node)).toMatchObject({
      sum: 1_000_000,
      lost: 0,
    })
  })

  test('keep, lose and share the bytes of a buffer', async () => {
    const model = await modelOf({ experiment: 'hand', megabytes: 3 }, node)
    const bytes = 3 * 2 ** 20
    expect(model).toMatchObject({
      ways: [
        { way: 'copy', left: bytes, there: bytes, sees: 1 },
        { way: 'transfer', left: 0, there: bytes, sees: null },
        { way: 'share', left: bytes, there: bytes, sees: 42 },
      ],
    })
  })

  test('take these values as they are, change those, and refuse the others', async () => {
    const model = await modelOf({ experiment: 'clone' }, node)
    if (model?.experiment !== 'clone') throw new Error('no values')
    const types = (by: 'thread' | 'json') =>
      Object.fromEntries(model.values.map((value) => [value.name, value[by].type]))
    expect(types('thread')).toEqual({
      'new Map([[1, 2]])': 'same',
      'new Date(0)': 'same',
      '10n': 'same',
      '{ a: undefined }': 'same',
      '/x/g': 'same',
      'new Uint8Array(2)': 'same',
      'new TypeError("no")': 'same',
      'an object that holds itself': 'same',
      'a Point of class Point': 'other',
      'Buffer.from("hi")': 'other',
      '() => 1': 'refused',
      'Symbol("s")': 'refused',
      'new WeakMap()': 'refused',
      'Promise.resolve(1)': 'refused',
    })
    expect(Object.values(types('json')).filter((type) => type === 'same')).toEqual([])
  })
})
