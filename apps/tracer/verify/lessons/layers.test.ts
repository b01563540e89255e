import { LAYER_CALLS, layerPaths } from '@loopscope/shared/lesson/layers/layerPaths'
import { layersProgram } from '@loopscope/shared/lesson/layers/layersProgram'
import { readLayers } from '@loopscope/shared/lesson/layers/readLayers'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type LessonRunner, openLessonRunner } from './lessonRunner.ts'

const VERSIONS = ['20', '26']

let runner: LessonRunner
beforeAll(async () => {
  runner = await openLessonRunner(VERSIONS)
})
afterAll(() => runner.close())

describe.each(VERSIONS)('the way of a call on Node %s', (node) => {
  const followed = async (busy: number) => {
    const ways = []
    for (const call of LAYER_CALLS)
      ways.push({ call, model: readLayers(await runner.run(layersProgram({ call, busy }), node)) })
    return ways
  }

  test('is as the layers say: who has the work, and in which phase it comes back', async () => {
    const ways = await followed(5)
    expect(ways.map(({ call, model }) => [call, model?.where, model?.phase])).toEqual([
      ['readFile', 'pool', 'poll'],
      ['setTimeout', 'loop', 'timers'],
      ['lookup', 'pool', 'poll'],
      ['resolve', 'system', 'check'],
      ['pbkdf2', 'pool', 'poll'],
      ['connect', 'system', 'poll'],
      ['gzip', 'pool', 'poll'],
      ['get', 'system', 'poll'],
      ['parse', 'nobody', 'main'],
    ])
    expect(ways.map(({ call }) => layerPaths[call].where)).toEqual(
      ways.map(({ model }) => model?.where),
    )
    // What JavaScript was busy with was never interrupted; what needs no one else was there before the call returned.
    expect(
      ways.flatMap(({ call, model }) =>
        model !== null && model.answered >= model.free ? [] : [call],
      ),
    ).toEqual(['parse'])
  })

  test('hands as many jobs to the pool as this version does', async () => {
    const jobs = Object.fromEntries(
      (await followed(0)).map(({ call, model }) => [call, model?.jobs]),
    )
    expect(jobs).toMatchObject({
      readFile: node === '26' ? 1 : 4,
      setTimeout: 0,
      lookup: 1,
      resolve: 0,
      pbkdf2: 1,
      connect: 0,
      get: 0,
      parse: 0,
    })
    expect(jobs['gzip']).toBeGreaterThan(0)
  })
})
