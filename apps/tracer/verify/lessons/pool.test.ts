import { spawnSync } from 'node:child_process'
import { availableParallelism } from 'node:os'
import { poolProgram } from '@loopscope/shared/lesson/pool/poolProgram'
import { POOL_START, type PoolSettings } from '@loopscope/shared/lesson/pool/poolSettings'
import { type PoolModel, readPool } from '@loopscope/shared/lesson/pool/readPool'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { WHOLE } from '../../src/testing/whole.ts'
import { type LessonRunner, openLessonRunner } from './lessonRunner.ts'

const VERSIONS = WHOLE ? ['20', '22', '24', '26'] : ['20', '26']

let runner: LessonRunner
beforeAll(async () => {
  runner = await openLessonRunner(VERSIONS)
})
afterAll(() => runner.close())

describe.each(VERSIONS)('on Node %s', (node) => {
  const measure = async (change: Partial<PoolSettings>): Promise<PoolModel> => {
    const settings = { ...POOL_START, ...change }
    const model = readPool(await runner.run(poolProgram(settings), node), settings)
    if (model === null) throw new Error('The calls were not all answered.')
    return model
  }

  test('one thread takes the calls one after the other, in the order in which they were made', async () => {
    const { size, cores, atOnce, perThread, answers } = await measure({ size: 1, jobs: 5 })
    expect({ size, cores, atOnce, perThread, answers: answers.map(({ of }) => of) }).toEqual({
      size: 1,
      cores: availableParallelism(),
      atOnce: 1,
      perThread: [5],
      answers: [1, 2, 3, 4, 5],
    })
  })

  test('four threads take four of twelve, and each gets the next in line when it is free', async () => {
    const { bars, atOnce, perThread } = await measure({ size: 4, jobs: 12 })
    expect(atOnce).toBe(4)
    expect(perThread.reduce((sum, count) => sum + count)).toBe(12)
    const began = bars.toSorted((a, b) => a.since - b.since || Number(a.of) - Number(b.of))
    expect(began.map(({ of }) => of)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12])
    expect(began.slice(0, 4).map(({ since, asked }) => since === asked)).toEqual([
      true,
      true,
      true,
      true,
    ])
  })

  test('a size that the snippet sets before the first job is the size of the pool', async () => {
    const { size, perThread } = await measure({ size: 7, jobs: 7, inSnippet: true })
    expect([size, perThread]).toEqual([7, [1, 1, 1, 1, 1, 1, 1]])
  })

  test('of name look-ups only half of the threads, rounded up, work at once', async () => {
    expect((await measure({ call: 'lookup', size: 5, jobs: 8 })).atOnce).toBeLessThanOrEqual(3)
  })

  test('a file is four jobs, one after the other, or one; the timer and the socket are none', async () => {
    const { bars, answers, fileWaited } = await measure({ jobs: 4, work: 60, others: true })
    const file = bars.filter(({ of }) => of === 'file')
    // Node 26 opens, measures, reads and closes a small file in one of them.
    expect(file.map(({ part, parts }) => `${part} of ${parts}`)).toEqual(
      node === '26' ? ['1 of 1'] : ['1 of 4', '2 of 4', '3 of 4', '4 of 4'],
    )
    expect(bars.length).toBe(4 + file.length)
    expect(fileWaited).toBeGreaterThan(0)
    expect(answers.map(({ of }) => of).toSorted()).toEqual(
      [1, 2, 3, 4, 'file', 'socket', 'timer'].toSorted(),
    )
  })
})

test.skipIf(process.platform !== 'linux')(
  'a pool has 1024 threads at most, as the system counts them',
  () => {
    const count = (size: number) => {
      const { stdout, stderr } = spawnSync(process.execPath, ['--eval', COUNT_THREADS], {
        env: { ...process.env, UV_THREADPOOL_SIZE: String(size) },
        encoding: 'utf8',
      })
      if (stderr !== '') throw new Error(stderr)
      return Number(stdout)
    }
    const least = count(1)
    expect([count(11) - least, count(1024) - least, count(5000) - least]).toEqual([10, 1023, 1023])
  },
)

const COUNT_THREADS = `require('node:fs').stat('.', () => {
  console.log(require('node:fs').readdirSync('/proc/self/task').length)
})`
