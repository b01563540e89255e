import type { Timeline } from '../../timeline/timeline.ts'
import { countWords } from '../figures.ts'
import { type CloneModel, readCloneSoFar } from './readClone.ts'
import { addedIn, type CountSoFar, readCountSoFar } from './readCount.ts'
import { HAND_WAYS, type HandSoFar, ROUNDS, readHandSoFar } from './readHand.ts'
import type { WorkersSettings } from './workersSettings.ts'

/** What a run has told while it goes on, of whichever experiment it makes. */
export type WorkersSoFar = CountSoFar | HandSoFar | CloneModel

export function readWorkersSoFar(timeline: Timeline, settings: WorkersSettings): WorkersSoFar {
  switch (settings.experiment) {
    case 'count':
      return readCountSoFar(timeline, settings)
    case 'hand':
      return readHandSoFar(timeline)
    case 'clone':
      return readCloneSoFar(timeline)
    default:
      return settings.experiment satisfies never
  }
}

/** "2 threads have made 1,204,331 additions of 4,000,000." */
export function workersSoFarSentence(model: WorkersSoFar): string {
  switch (model.experiment) {
    case 'count': {
      const { threads, looks, planned, go } = model
      const ready = threads.filter((thread) => thread.ready !== null).length
      const last = looks.at(-1)
      return go === null || last === undefined
        ? `${ready} of ${countWords(threads.length, 'thread')} ${ready === 1 ? 'is' : 'are'} ready to count.`
        : `${addedIn(last).toLocaleString('en')} of ${countWords(planned, 'addition')} are made; the cell holds ${last.sum.toLocaleString('en')}.`
    }
    case 'hand': {
      const rounds = model.ways.reduce((sum, way) => sum + way.rounds.length, 0)
      return `${rounds} of ${countWords(HAND_WAYS.length * ROUNDS, 'buffer')} ${rounds === 1 ? 'is' : 'are'} handed over.`
    }
    case 'clone':
      return `${countWords(model.values.length, 'value')} ${model.values.length === 1 ? 'has' : 'have'} been sent so far.`
    default:
      return model satisfies never
  }
}
