import { countWords, msWords } from '../figures.ts'
import type { Lesson } from '../lesson.ts'
import { LAYER_CALLS, layerPaths } from './layerPaths.ts'
import { layersPredictions } from './layersPredictions.ts'
import { layersProgram } from './layersProgram.ts'
import {
  LAYERS_START,
  type LayersSettings,
  layersControls,
  layersSettingsSchema,
} from './layersSettings.ts'
import { layersStatements } from './layersStatements.ts'
import { type LayersModel, readLayers } from './readLayers.ts'

/** The layers of Node: how far down a call goes, who has its work meanwhile, and where it comes back. */
export const layersLesson: Lesson<LayersSettings, LayersModel> = {
  name: 'layers',
  settings: layersSettingsSchema,
  initial: LAYERS_START,
  controls: layersControls,
  versions: ['24', '26', '22', '20'],
  program: layersProgram,
  read: readLayers,
  sentence: sentenceOf,
  predictions: layersPredictions,
  series: null,
  statements: layersStatements,
  puzzles: ['read-file-later', 'hash-race'],
  samples: LAYER_CALLS.map((call) => ({ call, busy: 0 })),
}

function sentenceOf(model: LayersModel, { call }: LayersSettings): string {
  const { words } = layerPaths[call]
  const returned = msWords(model.returned - model.called)
  if (model.where === 'nobody')
    return `${words} had done its work when it returned, after ${returned}: nothing of it comes back later.`
  const who = {
    pool: `gave the pool ${countWords(model.jobs, 'job')}`,
    system: 'left it to the system',
    loop: 'set a time for the loop',
  }[model.where]
  return `${words} ${who} and returned after ${returned}. Its callback ran after ${msWords(model.answered - model.called)}, in ${model.phase}.`
}
