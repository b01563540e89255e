import { countWords, msWords } from '../figures.ts'
import type { Answer, Prediction } from '../lesson.ts'
import { handedOver, tripWords } from './handedOver.ts'
import type { CountModel } from './readCount.ts'
import type { WorkersModel } from './readWorkers.ts'
import { WORKERS_START, type WorkersSettings } from './workersSettings.ts'

const ATOMIC: WorkersSettings = { ...WORKERS_START, atomics: true }
const HAND: WorkersSettings = { ...WORKERS_START, experiment: 'hand' }
const CLONE: WorkersSettings = { ...WORKERS_START, experiment: 'clone' }

export const workersPredictions: readonly [
  Prediction<WorkersSettings, WorkersModel>,
  ...Prediction<WorkersSettings, WorkersModel>[],
] = [
  {
    name: 'lost',
    title: 'Lost updates',
    question:
      'Two threads add 1 to the same cell, two million times each. It is run three times. What does the cell hold in the end?',
    choices: [
      { name: 'exact', words: '4,000,000 each time' },
      { name: 'less', words: 'Less, at least once' },
      { name: 'more', words: 'More, at least once' },
    ],
    runs: [WORKERS_START, WORKERS_START, WORKERS_START],
    judge: (models) => judgeLost(models.filter(isCount)),
  },
  {
    name: 'atomics',
    title: 'Atomics',
    question: 'The same twice more, in turns with Atomics.add. What does that change?',
    choices: [
      { name: 'quick', words: 'Nothing is lost, and it takes no longer' },
      { name: 'slow', words: 'Nothing is lost, and it takes longer' },
      { name: 'lost', words: 'Some are still lost' },
    ],
    runs: [WORKERS_START, ATOMIC, WORKERS_START, ATOMIC],
    judge: (models) => judgeAtomics(models.filter(isCount)),
  },
  {
    name: 'transfer',
    title: 'Transfer',
    question:
      'A buffer of 8 MB is posted to a thread with a transfer list. What is left of it for the sender?',
    choices: [
      { name: 'own', words: 'Its own 8 MB, unchanged' },
      { name: 'same', words: 'The same 8 MB as the thread' },
      { name: 'none', words: 'Nothing: 0 bytes' },
    ],
    runs: [HAND],
    judge: ([model]) => (model === undefined ? null : judgeTransfer(model)),
  },
  {
    name: 'refused',
    title: 'Values',
    question: 'A Map, a BigInt and a function are posted to a thread. Which of them arrive?',
    choices: [
      { name: 'all', words: 'All three' },
      { name: 'two', words: 'The Map and the BigInt' },
      { name: 'none', words: 'None: only what JSON knows' },
    ],
    runs: [CLONE],
    judge: ([model]) => (model === undefined ? null : judgeRefused(model)),
  },
]

const isCount = (model: WorkersModel): model is CountModel => model.experiment === 'count'

function judgeLost(models: readonly CountModel[]): Answer | null {
  const [one] = models
  if (one === undefined) return null
  const sums = models.map(({ sum }) => sum)
  const choice = sums.some((sum) => sum > one.added)
    ? 'more'
    : sums.some((sum) => sum < one.added)
      ? 'less'
      : 'exact'
  const why =
    choice === 'exact'
      ? 'This time no thread wrote between the read and the write of the other. It is luck: ask again.'
      : 'A thread reads, adds and writes: what the other wrote in between is overwritten, and lost.'
  return { choice, sentence: `The cell held ${sums.map(number).join(', then ')}. ${why}` }
}

function judgeAtomics([
  plain,
  atomic,
  plainAgain,
  atomicAgain,
]: readonly CountModel[]): Answer | null {
  if (plain === undefined || atomic === undefined) return null
  if (plainAgain === undefined || atomicAgain === undefined) return null
  const lostOf = (...models: readonly CountModel[]) => models.map(({ lost }) => number(lost))
  const before = timesOf(plain, plainAgain)
  const after = timesOf(atomic, atomicAgain)
  const isExact = atomic.lost === 0 && atomicAgain.lost === 0
  return {
    choice: !isExact ? 'lost' : after.least > before.least ? 'slow' : 'quick',
    sentence: `Without: ${lostOf(plain, plainAgain).join(' and ')} lost, done after ${before.words}. With Atomics.add: ${lostOf(atomic, atomicAgain).join(' and ')} lost, done after ${after.words}: reading and writing are one step there, which one core makes at a time.`,
  }
}

/** How long these took, from the shortest to the longest. */
function timesOf(...models: readonly CountModel[]): { least: number; words: string } {
  const times = models.map(({ go, end }) => end - go)
  const least = Math.min(...times)
  return { least, words: `${msWords(least)} to ${msWords(Math.max(...times))}` }
}

function judgeTransfer(model: WorkersModel): Answer | null {
  const handed = handedOver(model)
  if (handed === null) return null
  const { transfer, copy } = handed
  return {
    choice: transfer.left === 0 ? 'none' : transfer.sees === 42 ? 'same' : 'own',
    sentence: `The sender’s byteLength is ${number(transfer.left)}, the thread’s ${number(transfer.there)}. There and back took ${tripWords(transfer.rounds)}; with a copy ${tripWords(copy.rounds)}.`,
  }
}

function judgeRefused(model: WorkersModel): Answer | null {
  if (model.experiment !== 'clone') return null
  const arrived = (name: string) =>
    model.values.find((value) => value.name === name)?.thread.type === 'same'
  const came = ['new Map([[1, 2]])', '10n', '() => 1'].filter(arrived)
  const refused = model.values.filter(({ thread }) => thread.type === 'refused')
  return {
    choice: came.length === 3 ? 'all' : came.length === 2 ? 'two' : 'none',
    sentence: `Of ${countWords(model.values.length, 'value')} ${refused.length} were refused: ${refused.map(({ name }) => name).join(', ')}.`,
  }
}

const number = (count: number) => count.toLocaleString('en')
