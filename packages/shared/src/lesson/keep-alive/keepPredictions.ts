import { countWords, msWords } from '../figures.ts'
import type { Answer, Prediction } from '../lesson.ts'
import { KEEP_START, type KeepSettings } from './keepSettings.ts'
import type { KeepModel } from './readKeep.ts'

export const UNREF_AND_WORK: KeepSettings = {
  ...KEEP_START,
  first: 'short',
  second: 'none',
  work: 200,
}
const AWAIT: KeepSettings = { ...KEEP_START, first: 'await', firstThen: 'keep', second: 'none' }
const OVERFLOW: KeepSettings = { ...AWAIT, first: 'overflow' }

export const keepPredictions: readonly [
  Prediction<KeepSettings, KeepModel>,
  ...Prediction<KeepSettings, KeepModel>[],
] = [
  {
    name: 'notes',
    title: 'Two timers',
    question:
      'Two timers, of 1,000 and of 2,000 seconds. The first is unref’d, the second is cleared. When does the process end?',
    choices: [
      { name: 'now', words: 'At once' },
      { name: 't1', words: 'When t1 has run' },
      { name: 't2', words: 'When t2 has run' },
    ],
    runs: [KEEP_START],
    judge: ([model]) => (model === undefined ? null : judgeNotes(model)),
  },
  {
    name: 'unref',
    title: 'unref',
    question:
      'A timer of 100 ms is unref’d. Another of 200 ms is left as it is. Does the unref’d one still run?',
    choices: [
      { name: 'yes', words: 'Yes' },
      { name: 'no', words: 'No, never' },
    ],
    runs: [UNREF_AND_WORK],
    judge: ([model]) => (model === undefined ? null : judgeUnref(model)),
  },
  {
    name: 'await',
    title: 'A promise',
    question:
      'An ES module awaits a promise that never settles. There is nothing else to do. What does the process do?',
    choices: [
      { name: 'waits', words: 'It waits for the promise' },
      { name: 'zero', words: 'It ends, with code 0' },
      { name: 'code', words: 'It ends, with another code' },
    ],
    runs: [AWAIT],
    judge: ([model]) => (model === undefined ? null : judgeAwait(model)),
  },
  {
    name: 'overflow',
    title: '2 ** 31',
    question: 'setTimeout(f, 2 ** 31) is to run f in 24.8 days. When does f run?',
    choices: [
      { name: 'days', words: 'In 24.8 days' },
      { name: 'now', words: 'At once' },
      { name: 'never', words: 'Never: it is too long' },
    ],
    runs: [OVERFLOW],
    judge: ([model]) => (model === undefined ? null : judgeOverflow(model)),
  },
]

/** When the callback of a lane ran first, us; null: it did not. */
export function ranAt({ rows }: KeepModel, name: string): number | null {
  return rows.find(({ step }) => step === `${name} runs`)?.at ?? null
}

function judgeNotes({ end: { forced, kept, at, code } }: KeepModel): Answer | null {
  if (!forced)
    return {
      choice: 'now',
      sentence: `It ended by itself ${msWords(at)} after main began, with code ${code}. Neither callback ran.`,
    }
  const [name] = kept
  return name === undefined
    ? null
    : { choice: name, sentence: `${msWords(at)} later it was alive: ${name} kept it.` }
}

function judgeUnref(model: KeepModel): Answer | null {
  const at = ranAt(model, 't1')
  if (model.end.forced) return null
  return {
    choice: at === null ? 'no' : 'yes',
    sentence:
      at === null
        ? `The process ended after ${msWords(model.end.at)}, and t1 had not run.`
        : `It ran after ${msWords(at)}: the other timer kept the loop until ${msWords(model.end.at)}, and an unref’d timer that is due meanwhile runs.`,
  }
}

function judgeAwait({ end: { forced, at, code } }: KeepModel): Answer {
  return {
    choice: forced ? 'waits' : code === 0 ? 'zero' : 'code',
    sentence: forced
      ? `${msWords(at)} later it still waited.`
      : `It ended after ${msWords(at)} with code ${code}: a promise keeps nothing alive, and the module had not come to its end.`,
  }
}

function judgeOverflow(model: KeepModel): Answer {
  const at = ranAt(model, 't1')
  const { end } = model
  if (at !== null)
    return {
      choice: 'now',
      sentence: `It ran after ${msWords(at)}. More than 2 ** 31 - 1 does not fit into 32 bits: Node warns, and takes 1 ms.`,
    }
  return {
    choice: end.forced ? 'days' : 'never',
    sentence: `It had not run after ${msWords(end.at)}: ${countWords(end.kept.length, 'thing')} kept the process alive.`,
  }
}
