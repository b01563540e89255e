import { countWords } from '../figures.ts'
import type { Finding, Statement } from '../lesson.ts'
import { handedOver } from './handedOver.ts'
import type { WorkersModel } from './readWorkers.ts'
import { WORKERS_START, type WorkersSettings } from './workersSettings.ts'

const HAND: WorkersSettings = { ...WORKERS_START, experiment: 'hand' }
const CLONE: WorkersSettings = { ...WORKERS_START, experiment: 'clone' }

export const workersStatements: readonly Statement<WorkersSettings, WorkersModel>[] = [
  {
    note: 'single-threaded',
    truth: 'in part',
    really:
      'Each thread runs one piece of JavaScript at a time, to its end. But a process can have several such threads, each with a heap and an event loop of its own.',
    shownBy: WORKERS_START,
    judge: (model) => {
      const together = ranTogether(model)
      return together === null
        ? null
        : {
            truth: together > 0 ? 'in part' : 'holds',
            sentence: `Beside the main thread, ${countWords(together, 'thread')} of this process ran JavaScript of this program.`,
          }
    },
  },
  {
    note: 'no-threads',
    truth: 'in part',
    really:
      'A program starts as many threads as it likes, by new Worker. Unlike Java’s threads they have no objects in common, and so no locks on any. Only bytes that were made to be shared can be changed by two of them.',
    shownBy: WORKERS_START,
    judge: (model) => {
      const together = ranTogether(model)
      return together === null
        ? null
        : {
            truth: together > 1 ? 'in part' : 'holds',
            sentence: `This program started ${countWords(together, 'thread')} that ran beside its main one.`,
          }
    },
  },
  {
    note: 'worker-module',
    truth: 'holds',
    really: 'Each worker is an instance of JavaScript and Node in a thread of the same process.',
    shownBy: WORKERS_START,
    judge: (model) => {
      const together = ranTogether(model)
      return together === null || together < 2
        ? null
        : {
            truth: 'holds',
            sentence: `${countWords(together, 'thread')} were ready before the first of them was done.`,
          }
    },
  },
  {
    note: 'emulated',
    truth: 'in part',
    really:
      'Nothing is emulated: a Worker is a thread of the operating system, and several run at the same time where there are cores for them. Several processes are not threads, but they can share work as threads do.',
    shownBy: WORKERS_START,
    judge: (model) => {
      const together = ranTogether(model)
      return together === null || together < 2
        ? null
        : {
            truth: 'in part',
            sentence: `${countWords(together, 'thread')} of one process were at work before the first of them was done.`,
          }
    },
  },
  {
    note: 'no-sharing',
    truth: 'in part',
    really:
      'Processes share none. Threads of one process have heaps of their own too, but share the bytes of a SharedArrayBuffer.',
    shownBy: HAND,
    judge: judgeNoSharing,
  },
  {
    note: 'shared-buffer',
    truth: 'holds',
    really:
      'Between threads of one process; no SharedArrayBuffer reaches another process. What is shared are bytes: typed arrays over them, never objects.',
    shownBy: HAND,
    judge: judgeSharedBuffer,
  },
  {
    note: 'serialized',
    truth: 'in part',
    really:
      'Between threads, postMessage makes a structured clone: no JSON, so a Map, a Date or a ring arrives as it was. Functions do not, and classes are lost. Memory can be shared or moved instead.',
    shownBy: CLONE,
    judge: judgeSerialized,
  },
]

/** How many threads were all ready before one was done; null: the run made another experiment. */
function ranTogether(model: WorkersModel): number | null {
  if (model.experiment !== 'count') return null
  const firstDone = Math.min(...model.threads.map(({ counted }) => counted))
  return model.threads.filter(({ ready }) => ready <= firstDone).length
}

function judgeNoSharing(model: WorkersModel): Finding | null {
  const handed = handedOver(model)
  if (handed === null) return null
  const { copy, share } = handed
  return {
    truth: share.sees === 42 ? (copy.sees === 42 ? 'not so' : 'in part') : 'holds',
    sentence: `The thread wrote 42. In a buffer that was copied to it the sender still found ${copy.sees}; in the shared one it found ${share.sees}.`,
  }
}

function judgeSharedBuffer(model: WorkersModel): Finding | null {
  const share = handedOver(model)?.share
  if (share !== undefined)
    return {
      truth: share.sees === 42 ? 'holds' : 'not so',
      sentence: `It was sent by postMessage; the thread wrote 42 into it, and the sender found ${share.sees}.`,
    }
  if (model.experiment !== 'count') return null
  return {
    truth: model.sum > 0 ? 'holds' : 'not so',
    sentence: `The main thread wrote nothing to the cell, and reads ${model.sum.toLocaleString('en')} in it.`,
  }
}

function judgeSerialized(model: WorkersModel): Finding | null {
  if (model.experiment !== 'clone') return null
  const count = (type: string) => model.values.filter(({ thread }) => thread.type === type).length
  const byJson = model.values.filter(({ json }) => json.type === 'same').length
  return {
    truth: byJson < count('same') ? 'in part' : 'holds',
    sentence: `Of ${countWords(model.values.length, 'value')} ${count('same')} arrived as they were, ${count('other')} changed, ${count('refused')} were refused. JSON would have kept ${byJson}.`,
  }
}
