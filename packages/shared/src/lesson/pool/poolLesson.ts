import { countWords, middleOf, msWords } from '../figures.ts'
import type { Lesson } from '../lesson.ts'
import { poolPredictions } from './poolPredictions.ts'
import { poolProgram } from './poolProgram.ts'
import { POOL_START, type PoolSettings, poolControls, poolSettingsSchema } from './poolSettings.ts'
import { poolStatements, poolUntried } from './poolStatements.ts'
import { type PoolModel, readPool } from './readPool.ts'

/** libuv's thread pool: who holds a thread, who waits, and what needs none. */
export const poolLesson: Lesson<PoolSettings, PoolModel> = {
  name: 'pool',
  settings: poolSettingsSchema,
  initial: POOL_START,
  controls: poolControls,
  versions: ['24', '26', '22', '20'],
  program: poolProgram,
  read: readPool,
  sentence: ({ calls, size, atOnce, total }, { call }) =>
    `${countWords(calls, `${call} call`)} on ${countWords(size, 'thread')}: at most ${atOnce} at once, all done after ${msWords(total)}.`,
  predictions: poolPredictions,
  series: {
    title: 'Threads are not cores',
    ask: 'Measure 1, 2, 4 and 8 threads',
    of: (settings) =>
      [1, 2, 4, 8].map((size) => ({
        ...settings,
        size,
        jobs: Math.max(8, settings.jobs),
        others: false,
      })),
    point: ({ size, total }) => ({
      label: countWords(size, 'thread'),
      value: total,
      words: msWords(total),
    }),
    times: 3,
    sentence: (models) => {
      const middle = (threads: number) =>
        middleOf(models.filter(({ size }) => size === threads).map(({ total }) => total))
      const cores = models[0]?.cores ?? 0
      return `This machine has ${countWords(cores, 'core')}. Two threads took ${ratioWords(middle(2) / middle(1))} of the time of one, eight ${ratioWords(middle(8) / middle(2))} of the time of two: the middle one of three runs each.`
    },
  },
  statements: poolStatements,
  untried: poolUntried,
  puzzles: ['pool-is-full', 'read-file-later'],
  samples: [
    { ...POOL_START, size: 1, jobs: 3 },
    { ...POOL_START, size: 16, jobs: 16 },
    { ...POOL_START, call: 'readFile', size: 2, jobs: 4 },
    { ...POOL_START, call: 'lookup', size: 4, jobs: 6, others: true },
    { ...POOL_START, call: 'deflate', size: 2, jobs: 5, inSnippet: true },
  ],
}

/** "0.52" */
function ratioWords(ratio: number): string {
  return ratio.toFixed(2)
}
