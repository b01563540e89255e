import type { Answer, Prediction } from '../lesson.ts'
import type { ZalgoModel } from './readZalgo.ts'
import { ZALGO_START, type ZalgoSettings } from './zalgoSettings.ts'
import { metWords, placeWords } from './zalgoWords.ts'

const START = ZALGO_START
const TRY: ZalgoSettings = { ...START, caller: 'try' }
const EMIT: ZalgoSettings = { ...START, caller: 'emit' }

export const zalgoPredictions: readonly [
  Prediction<ZalgoSettings, ZalgoModel>,
  ...Prediction<ZalgoSettings, ZalgoModel>[],
] = [
  {
    name: 'value',
    title: 'The value',
    question:
      'bar is 0. updateSomeValue(0, callback) is called, and on the next line bar becomes 1. Which value does the callback see?',
    choices: [
      { name: '0', words: 'bar = 0' },
      { name: '1', words: 'bar = 1' },
    ],
    runs: [START],
    judge: ([model]) => (model === undefined ? null : judgeMet(model, START)),
  },
  {
    name: 'both',
    title: '0 and 1',
    question:
      'The same program with a count of 0, then with a count of 1. Does the callback see the same?',
    choices: [
      { name: 'same', words: 'The same value' },
      { name: 'other', words: 'Another value' },
    ],
    runs: [START, { ...START, count: 1 }],
    judge: ([zero, one]) =>
      zero === undefined || one === undefined
        ? null
        : {
            choice: zero.met === one.met ? 'same' : 'other',
            sentence: `With 0 it ran ${placeWords(zero)} and saw ${zero.met}; with 1 it ran ${placeWords(one)} and saw ${one.met}.`,
          },
  },
  {
    name: 'mended',
    title: 'Mended',
    question:
      'Now the early exit is process.nextTick(callbackFn, …). The count is 0 again. Which value does the callback see?',
    choices: [
      { name: '0', words: 'bar = 0' },
      { name: '1', words: 'bar = 1' },
    ],
    runs: [{ ...START, callsBack: 'nextTick' }],
    judge: ([model]) => (model === undefined ? null : judgeMet(model, START)),
  },
  {
    name: 'try',
    title: 'try',
    question:
      'The callback has a bug and throws. updateSomeValue(0, callback) stands in a try block. Who gets the error?',
    choices: [
      { name: 'the caller', words: 'The caller’s catch' },
      { name: 'nobody', words: 'No one: it is uncaught' },
    ],
    runs: [TRY],
    judge: ([model]) => (model === undefined ? null : judgeMet(model, TRY)),
  },
  {
    name: 'emit',
    title: 'emit',
    question:
      'A constructor calls updateSomeValue(0, …), whose callback emits ready. The listener is added on the line after new. Does it hear the event?',
    choices: [
      { name: 'yes', words: 'Yes' },
      { name: 'no', words: 'No' },
    ],
    runs: [EMIT],
    judge: ([model]) =>
      model === undefined
        ? null
        : { ...judgeMet(model, EMIT), choice: model.met === '0' ? 'no' : 'yes' },
  },
]

function judgeMet(model: ZalgoModel, settings: ZalgoSettings): Answer {
  return {
    choice: model.met,
    sentence: `The callback ran ${placeWords(model)}, ${metWords(model, settings)}.`,
  }
}
