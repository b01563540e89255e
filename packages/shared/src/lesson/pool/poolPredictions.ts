import { countWords, middleOf, msWords } from '../figures.ts'
import type { Answer, Prediction } from '../lesson.ts'
import { POOL_START, type PoolSettings } from './poolSettings.ts'
import type { PoolModel } from './readPool.ts'

const FULL: PoolSettings = { ...POOL_START, jobs: 4, work: 60, others: true }
const FEW: PoolSettings = { ...POOL_START, work: 30, size: 2 }
const MANY: PoolSettings = { ...FEW, size: 8 }

export const poolPredictions: readonly [
  Prediction<PoolSettings, PoolModel>,
  ...Prediction<PoolSettings, PoolModel>[],
] = [
  {
    name: 'batches',
    title: 'Batches',
    question: 'Twelve equal hashes, and a pool of four threads. How are they worked on?',
    choices: [
      { name: 'all', words: 'All twelve at once' },
      { name: 'one', words: 'One after the other' },
      { name: 'batches', words: 'At most four at once' },
    ],
    runs: [POOL_START],
    judge: ([model]) => (model === undefined ? null : judgeBatches(model)),
  },
  {
    name: 'full',
    title: 'A full pool',
    question:
      'Four hashes hold all four threads. Then a file is read, a timer of 0 ms is set, and a socket connects. Which of these three has to wait for a hash?',
    choices: [
      { name: 'none', words: 'None of them' },
      { name: 'file', words: 'The file' },
      { name: 'all', words: 'All three' },
    ],
    runs: [FULL],
    judge: ([model]) => (model === undefined ? null : judgeFull(model)),
  },
  {
    name: 'cores',
    title: 'Threads and cores',
    question:
      'Twelve hashes on two threads, then on eight. How much sooner are they all done on this machine?',
    choices: [
      { name: 'four', words: 'In about a quarter of the time' },
      { name: 'half', words: 'In about half of it' },
      { name: 'same', words: 'Not much sooner, or later' },
    ],
    // In turns, so that whatever else the machine does meets both.
    runs: [FEW, MANY, FEW, MANY, FEW, MANY],
    judge: judgeCores,
  },
]

function judgeBatches({ atOnce, calls, size, perThread, answers }: PoolModel): Answer {
  const choice = atOnce >= calls ? 'all' : atOnce === 1 ? 'one' : 'batches'
  const first = answers[0]?.at ?? 0
  const last = answers.at(-1)?.at ?? 0
  return {
    choice,
    sentence: `${countWords(size, 'thread')} took ${perThread.join(', ')} of them; never more than ${atOnce} were worked on at once. The first was done after ${msWords(first)}, the last after ${msWords(last)}.`,
  }
}

/** Whether the file had to wait for a thread is worked out; the timer and the socket hand nothing to the pool. */
function judgeFull({ answers, fileWaited, atOnce, size }: PoolModel): Answer | null {
  const timer = answers.find(({ of }) => of === 'timer')
  const socket = answers.find(({ of }) => of === 'socket')
  if (fileWaited === null || timer === undefined || socket === undefined || atOnce < size)
    return null
  return {
    choice: fileWaited > 0 ? 'file' : 'none',
    sentence: `The file waited ${msWords(fileWaited)} for a thread. The timer (after ${msWords(timer.at)}) and the socket (after ${msWords(socket.at)}) handed nothing to the pool: they only share the machine's cores with it.`,
  }
}

function judgeCores(models: readonly PoolModel[]): Answer | null {
  const [model] = models
  const few = totals(models, FEW.size)
  const many = totals(models, MANY.size)
  if (model === undefined || few.length === 0 || many.length === 0) return null
  const ratio = middleOf(many) / middleOf(few)
  // Of a recorded run there is one, shown for each.
  const runs = new Set(few).size
  return {
    choice: ratio < 0.375 ? 'four' : ratio < 0.7 ? 'half' : 'same',
    sentence: `${range(few)} on ${countWords(FEW.size, 'thread')}, ${range(many)} on ${MANY.size}, in ${countWords(runs, 'run')} each. The machine has ${countWords(model.cores, 'core')}, and threads beyond them only take turns.`,
  }
}

function totals(models: readonly PoolModel[], threads: number): readonly number[] {
  return models.filter(({ size }) => size === threads).map(({ total }) => total)
}

function range(totals: readonly number[]): string {
  return `${msWords(Math.min(...totals))} to ${msWords(Math.max(...totals))}`
}
