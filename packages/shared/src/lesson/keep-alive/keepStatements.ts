import { msWords } from '../figures.ts'
import type { Finding, Statement } from '../lesson.ts'
import { ranAt, UNREF_AND_WORK } from './keepPredictions.ts'
import { KEEP_START, type KeepSettings } from './keepSettings.ts'
import type { KeepModel } from './readKeep.ts'

const SERVER: KeepSettings = {
  ...KEEP_START,
  first: 'server',
  firstThen: 'keep',
  second: 'none',
}

export const keepStatements: readonly Statement<KeepSettings, KeepModel>[] = [
  {
    note: 'exit-when-empty',
    truth: 'in part',
    really:
      'It ends when nothing is left that is active and referenced. An open server with nothing to do keeps it alive; a promise that is being awaited does not.',
    shownBy: SERVER,
    judge: judgeEmpty,
  },
  {
    note: 'keeps-alive',
    truth: 'holds',
    really:
      'Timers, servers, sockets and Workers do. Promises and listeners for signals do not. The list that Node gives of what is active is not the answer: it names the pipes of stdout and stderr, which keep nothing alive, and no Worker, which does.',
    shownBy: { ...SERVER, second: 'socket', secondThen: 'keep' },
    judge: ({ end: { forced, kept, at } }) =>
      !forced || kept.length === 0
        ? null
        : {
            truth: 'holds',
            sentence: `Here ${inWords(kept)} kept it alive until it was ended after ${msWords(at)}.`,
          },
  },
  {
    note: 'lets-go',
    truth: 'holds',
    really:
      'unref() lets go of timers, servers, sockets and Workers, which go on being there; clearTimeout and close() end them. ref() takes unref() back.',
    shownBy: UNREF_AND_WORK,
    judge: judgeUnref,
  },
  {
    note: 'unref-timer',
    truth: 'holds',
    really:
      'The callback runs only if something else keeps the process alive until then. ref() takes it back.',
    shownBy: UNREF_AND_WORK,
    judge: judgeUnref,
  },
  {
    note: 'clear-timer',
    truth: 'holds',
    really: 'A cleared timer is gone at once.',
    shownBy: KEEP_START,
    judge: judgeClear,
  },
  {
    note: 'timer-object',
    truth: 'holds',
    really:
      'It is a Timeout, with ref, unref, hasRef, refresh and close. Where a number is needed it gives one, and clearTimeout takes that number, too. A browser’s timer is a number.',
    shownBy: KEEP_START,
    judge: ({ type }) =>
      type === null
        ? null
        : {
            truth: type === 'object' ? 'holds' : 'not so',
            sentence: `This run says that typeof t1 is ${type}.`,
          },
  },
]

function judgeEmpty({ end, lanes }: KeepModel): Finding | null {
  const [lane] = lanes
  if (lanes.length !== 1 || lane === undefined) return null
  const { forced, at, code, kept } = end
  if (lane.thing === 'server' || lane.thing === 'socket')
    return forced && kept.includes(lane.name)
      ? {
          truth: 'in part',
          sentence: `Nothing came to the ${lane.name}: there was no task, and ${msWords(at)} later the process was alive.`,
        }
      : null
  if (lane.thing !== 'promise' && lane.thing !== 'await') return null
  return {
    truth: 'in part',
    sentence: forced
      ? `The promise had not settled, and ${msWords(at)} later the process was alive.`
      : `The promise had not settled, and yet the process ended after ${msWords(at)}, with code ${code}.`,
  }
}

function judgeUnref(model: KeepModel, { first, firstThen }: KeepSettings): Finding | null {
  const { end } = model
  if (firstThen !== 'unref' || !(first === 'timer' || first === 'short')) return null
  const at = ranAt(model, 't1')
  if (at !== null)
    return {
      truth: 'holds',
      sentence: `t1 ran after ${msWords(at)}: something else kept the process alive until then.`,
    }
  if (end.forced && !end.kept.includes('t1')) return null
  return {
    truth: end.forced ? 'not so' : 'holds',
    sentence: `t1 had not run when the process ended, after ${msWords(end.at)}.`,
  }
}

function judgeClear(model: KeepModel): Finding | null {
  const cleared = model.lanes.findLast(
    (lane) =>
      lane.thing !== 'work' &&
      lane.fate === 'close' &&
      (lane.thing === 'timer' || lane.thing === 'short'),
  )
  if (cleared === undefined) return null
  const { name } = cleared
  const never = ranAt(model, name) === null && !model.end.kept.includes(name)
  return {
    truth: never ? 'holds' : 'not so',
    sentence: never
      ? `${name} never ran, and did not keep the process alive.`
      : `${name} ran, or kept the process alive.`,
  }
}

/** "t1", "t1 and work", "t1, t2 and work". */
export function inWords(names: readonly string[]): string {
  const last = names.at(-1) ?? 'nothing'
  return names.length < 2 ? last : `${names.slice(0, -1).join(', ')} and ${last}`
}
