import { countWords } from '../figures.ts'
import type { Lesson } from '../lesson.ts'
import { phasesPredictions } from './phasesPredictions.ts'
import { phasesProgram } from './phasesProgram.ts'
import {
  PHASES_START,
  type PhasesSettings,
  phasesControls,
  phasesSettingsSchema,
  SUBJECTS,
} from './phasesSettings.ts'
import { phasesStatements, phasesUntried } from './phasesStatements.ts'
import { type PhasesModel, readPhases } from './readPhases.ts'

/** The phases of the loop and the two queues, each by its own smallest program. */
export const phasesLesson: Lesson<PhasesSettings, PhasesModel> = {
  name: 'phases',
  settings: phasesSettingsSchema,
  initial: PHASES_START,
  controls: phasesControls,
  versions: ['24', '26', '22', '20', '18', '16'],
  program: phasesProgram,
  read: readPhases,
  sentence: ({ lines }) => {
    const phases = [...new Set(lines.map(({ phase }) => phase))]
    const queues = [...new Set(lines.flatMap(({ queue }) => queue ?? []))]
    const turn = Math.max(...lines.map(({ tick }) => tick))
    const from = queues.length === 0 ? '' : ` and from the ${queues.join(' and the ')} queue`
    return `${countWords(lines.length, 'line')} by turn ${turn} of the loop, printed in ${phases.join(', ')}${from}.`
  },
  predictions: phasesPredictions,
  series: null,
  statements: phasesStatements,
  untried: phasesUntried,
  puzzles: ['nested-immediates', 'close-comes-last'],
  samples: SUBJECTS.map((subject) => ({ subject, many: 2, asModule: true })),
}
