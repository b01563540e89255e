import type { Statement } from '../lesson.ts'
import type { ZalgoModel } from './readZalgo.ts'
import { ZALGO_START, type ZalgoSettings } from './zalgoSettings.ts'
import { metWords, placeWords } from './zalgoWords.ts'

export const zalgoStatements: readonly Statement<ZalgoSettings, ZalgoModel>[] = [
  {
    note: 'not-both',
    truth: 'holds',
    really:
      'With a count above 0 the same function calls back from the timers phase. The notes give no remedy: process.nextTick(callbackFn, …) or queueMicrotask makes every path asynchronous.',
    shownBy: ZALGO_START,
    judge: (model, settings) =>
      settings.caller === 'value' && model.callback.inside
        ? {
            truth: 'holds',
            sentence: `With a count of ${settings.count} the callback ran ${placeWords(model)}, ${metWords(model, settings)}.`,
          }
        : null,
  },
  {
    note: 'zalgo-value',
    truth: 'holds',
    really:
      'What the callback finds depends on the path. It goes further than values: on the early path the caller’s catch takes the callback’s own errors, and an event is emitted before anyone can listen.',
    shownBy: { ...ZALGO_START, count: 1 },
    judge: (model, settings) =>
      settings.caller === 'value'
        ? {
            truth: model.callback.inside === (model.met === '0') ? 'holds' : 'not so',
            sentence: `Here it ran ${placeWords(model)}, ${metWords(model, settings)}.`,
          }
        : null,
  },
]
