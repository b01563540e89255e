import { countWords, msWords } from '../figures.ts'
import type { Lesson } from '../lesson.ts'
import { handedOver, tripRange, tripWords } from './handedOver.ts'
import { readWorkers, type WorkersModel } from './readWorkers.ts'
import { workersPredictions } from './workersPredictions.ts'
import { workersProgram } from './workersProgram.ts'
import {
  WORKERS_START,
  type WorkersSettings,
  workersControls,
  workersSettingsSchema,
} from './workersSettings.ts'
import { workersStatements } from './workersStatements.ts'

/** Worker threads: memory that is shared and additions that are lost, what crosses and what that costs. */
export const workersLesson: Lesson<WorkersSettings, WorkersModel> = {
  name: 'workers',
  settings: workersSettingsSchema,
  initial: WORKERS_START,
  controls: workersControls,
  versions: ['24', '26', '22', '20'],
  program: workersProgram,
  read: readWorkers,
  sentence: sentenceOf,
  predictions: workersPredictions,
  series: {
    title: 'What a copy costs',
    ask: 'Measure 1, 4, 16 and 64 MB',
    of: (settings) =>
      [1, 4, 16, 64].map((megabytes) => ({ ...settings, experiment: 'hand', megabytes })),
    point: (model, { megabytes }) => {
      const rounds = handedOver(model)?.copy.rounds ?? []
      const { least } = tripRange(rounds)
      return { label: `${megabytes} MB copied`, value: least, words: `${msWords(least)} at best` }
    },
    sentence: (models) => {
      const moved = models.flatMap((model) => handedOver(model)?.transfer.rounds ?? [])
      return `There and back, the shortest of three. The same buffers transferred: ${tripWords(moved)}, whatever their size.`
    },
  },
  statements: workersStatements,
  puzzles: ['worker-waits', 'messages-one-by-one'],
  samples: [
    { ...WORKERS_START, atomics: true },
    { ...WORKERS_START, threads: 1, millions: 1 },
    { ...WORKERS_START, threads: 4, millions: 1, atomics: true },
  ],
}

function sentenceOf(model: WorkersModel, { atomics }: WorkersSettings): string {
  switch (model.experiment) {
    case 'count': {
      const { added, sum, lost, threads } = model
      const outcome =
        lost === 0
          ? atomics || threads.length === 1
            ? 'None was lost.'
            : 'This time none was lost.'
          : `${lost.toLocaleString('en')} were lost (${percent(lost / added)}).`
      return `${countWords(threads.length, 'thread')} made ${added.toLocaleString('en')} additions of 1; the cell holds ${sum.toLocaleString('en')}. ${outcome}`
    }
    case 'hand': {
      const [copy, transfer, share] = model.ways.map(({ rounds }) => tripWords(rounds))
      return `There and back: ${copy} copied, ${transfer} transferred, ${share} shared, ${msWords(model.trips.least)} to ${msWords(model.trips.most)} with an empty message.`
    }
    case 'clone': {
      const count = (type: string) =>
        model.values.filter(({ thread }) => thread.type === type).length
      return `Of ${countWords(model.values.length, 'value')}, ${count('same')} arrived as they were, ${count('other')} changed on the way, and ${count('refused')} were refused.`
    }
    default:
      return model satisfies never
  }
}

function percent(part: number): string {
  const of = part * 100
  return of < 1 ? 'less than 1 %' : `${Math.round(of)} %`
}
