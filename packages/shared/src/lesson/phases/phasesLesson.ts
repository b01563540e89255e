import { listed } from '../../lab/labWords.ts'
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
import { type PhasesLine, type PhasesModel, readPhases } from './readPhases.ts'

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
    const turn = Math.max(...lines.map(({ tick }) => tick))
    return `${countWords(lines.length, 'line')} by turn ${turn} of the loop, printed ${whereOf(lines)}.`
  },
  predictions: phasesPredictions,
  series: null,
  statements: phasesStatements,
  untried: phasesUntried,
  puzzles: ['nested-immediates', 'close-comes-last'],
  samples: SUBJECTS.map((subject) => ({ subject, many: 2, asModule: true })),
}

/** "in check and from the nextTick queue", "in main and check, and from the nextTick queue": a line of a queue is none of the phase that drained it. */
function whereOf(lines: readonly PhasesLine[]): string {
  const phases = new Set(lines.filter(({ queue }) => queue === null).map(({ phase }) => phase))
  const queues = new Set(lines.flatMap(({ queue }) => queue ?? []))
  return [
    ...(phases.size === 0 ? [] : [`in ${listed([...phases])}`]),
    ...(queues.size === 0 ? [] : [`from the ${[...queues].join(' and the ')} queue`]),
  ].join(phases.size === 1 ? ' and ' : ', and ')
}
