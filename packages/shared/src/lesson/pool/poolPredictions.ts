import { countWords, msWords } from '../figures.ts'
import type { Answer, Prediction } from '../lesson.ts'
import { POOL_START, type PoolSettings } from './poolSettings.ts'
import type { PoolModel } from './readPool.ts'

const FULL: PoolSettings = { ...POOL_START, jobs: 4, work: 60, others: true }
const EVEN: PoolSettings = { ...POOL_START, work: 30 }

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
      'Twelve hashes on two threads, then on eight. How much sooner are all of them done on this machine?',
    choices: [
      { name: 'four', words: 'In about a quarter of the time' },
      { name: 'half', words: 'In about half of it' },
      { name: 'same', words: 'Not much sooner, or later' },
    ],
    runs: [
      { ...EVEN, size: 2 },
      { ...EVEN, size: 8 },
    ],
    judge: ([few, many]) =>
      few === undefined || many === undefined ? null : judgeCores(few, many),
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

function judgeCores(few: PoolModel, many: PoolModel): Answer {
  const ratio = many.total / few.total
  return {
    choice: ratio < 0.375 ? 'four' : ratio < 0.7 ? 'half' : 'same',
    sentence: `${msWords(few.total)} on ${countWords(few.size, 'thread')}, ${msWords(many.total)} on ${many.size}: this machine has ${countWords(many.cores, 'core')}, and threads beyond them only take turns.`,
  }
}
