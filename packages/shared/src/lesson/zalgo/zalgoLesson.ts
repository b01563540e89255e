import { countWords } from '../figures.ts'
import type { Lesson } from '../lesson.ts'
import { readZalgo, type ZalgoModel } from './readZalgo.ts'
import { zalgoPredictions } from './zalgoPredictions.ts'
import { zalgoProgram } from './zalgoProgram.ts'
import {
  ZALGO_START,
  type ZalgoSettings,
  zalgoControls,
  zalgoSettingsSchema,
} from './zalgoSettings.ts'
import { zalgoStatements } from './zalgoStatements.ts'
import { metWords, placeWords, shortWords } from './zalgoWords.ts'

/** A callback that is called now or later, depending on a value: what its caller can rely on. */
export const zalgoLesson: Lesson<ZalgoSettings, ZalgoModel> = {
  name: 'zalgo',
  settings: zalgoSettingsSchema,
  initial: ZALGO_START,
  controls: zalgoControls,
  versions: ['24', '26', '22', '20', '18'],
  program: zalgoProgram,
  read: readZalgo,
  sentence: (model, settings) =>
    `Count ${settings.count}: the callback ran ${placeWords(model)}, ${metWords(model, settings)}.`,
  predictions: zalgoPredictions,
  series: {
    title: 'For every count',
    ask: 'Run -1, 0, 1 and 2',
    of: (settings) => [-1, 0, 1, 2].map((count) => ({ ...settings, count })),
    point: (model, settings) => ({
      label: `count ${settings.count}`,
      value: model.callback.inside ? 0 : 1,
      words: `${model.callback.inside ? 'within' : 'after'}: ${shortWords(model, settings)}`,
    }),
    sentence: (models) => {
      const within = models.filter(({ callback }) => callback.inside).length
      return within === 0
        ? `Always after the call: in all ${models.length} runs.`
        : `Within the call in ${countWords(within, 'run')}, after it in ${models.length - within}: one function with two orders.`
    },
  },
  statements: zalgoStatements,
  puzzles: ['zalgo', 'emit-is-a-call'],
  samples: (['nextTick', 'queueMicrotask', 'setImmediate'] as const).flatMap((callsBack) =>
    (['value', 'try', 'emit'] as const).map((caller) => ({ count: 0, callsBack, caller })),
  ),
}
