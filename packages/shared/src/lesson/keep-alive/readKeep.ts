import type { Operation, Output, Timeline } from '../../timeline/timeline.ts'
import { msWords } from '../figures.ts'
import { type KeepLane, keepLanes } from './keepLanes.ts'
import type { KeepSettings, Thing } from './keepSettings.ts'

/** 'keeps': the loop goes on for it. 'idle': it is there, and the loop does not wait for it. */
export type Hold = 'none' | 'keeps' | 'idle' | 'gone'

/** One step of the program; times are us since main began. */
export type KeepRow = {
  readonly at: number
  /** "t1.unref()" */
  readonly step: string
  /** Which of the lanes it is about; null: none. */
  readonly lane: number | null
  /** Of each lane, after this step. */
  readonly holds: readonly Hold[]
  /** What process.getActiveResourcesInfo() returned then. */
  readonly active: readonly string[]
  /** How many steps of this name followed each other: an interval's callback. */
  readonly times: number
}

/** What a run tells of what kept it alive. */
export type KeepModel = {
  /** us on the recording's clock: when main began. */
  readonly from: number
  readonly lanes: readonly KeepLane[]
  readonly rows: readonly KeepRow[]
  readonly end: {
    readonly at: number
    readonly code: number
    /** The program's own look at the clock found it alive, and ended it. */
    readonly forced: boolean
    /** Names of the lanes that still kept it. */
    readonly kept: readonly string[]
  }
  /** What `typeof` says of t1; null: it was not asked. */
  readonly type: string | null
}

/** What a run has told while it goes on; null: there was no step. */
export type KeepSoFar = Omit<KeepModel, 'end'> & { readonly end: KeepModel['end'] | null }

export function readKeepSoFar(timeline: Timeline, settings: KeepSettings): KeepSoFar | null {
  const { held: _, ...told } = readSteps(timeline, settings)
  return told.rows.length === 0 ? null : { ...told, end: null }
}

/** "Alive after 60 ms: t1 keeps it." */
export function keepSoFarSentence({ lanes, rows }: KeepSoFar): string {
  const last = rows.at(-1)
  const kept = lanes.filter((_, lane) => last?.holds[lane] === 'keeps').map(({ name }) => name)
  const after = msWords(last?.at ?? 0)
  return kept.length === 0
    ? `After ${after} nothing of these keeps it alive.`
    : `Alive after ${after}: ${kept.join(' and ')} ${kept.length === 1 ? 'keeps' : 'keep'} it.`
}

/** null: the process was not seen to end. */
export function readKeep(timeline: Timeline, settings: KeepSettings): KeepModel | null {
  const { exit, outcome } = timeline
  if (exit === null || outcome?.type !== 'finished') return null
  const { held, ...told } = readSteps(timeline, settings)
  // The program's own last line stands in the table of the steps: the sentence over it tells the same moment.
  const at = told.rows.findLast(({ step }) => step === 'exit')?.at ?? exit.at - told.from
  return {
    ...told,
    end: {
      at,
      code: outcome.exitCode,
      forced: exit.explicit,
      kept: told.lanes
        .filter((_, lane) => held(lane, told.from + at) === 'keeps')
        .map(({ name }) => name),
    },
  }
}

function readSteps(timeline: Timeline, settings: KeepSettings) {
  const from = timeline.steps[0]?.at ?? 0
  const lanes = keepLanes(settings)
  const steps = timeline.outputs.flatMap((output) => stepOf(output, lanes))
  const held = holdsOf(timeline, lanes, steps)
  const rows = steps.map((step) => ({
    ...step,
    at: step.at - from,
    holds: lanes.map((_, lane) => held(lane, step.at)),
    times: 1,
  }))
  return {
    from,
    lanes,
    rows: rows.reduce(joined, []),
    held,
    type:
      timeline.outputs.map(({ text }) => /^typeof t1 is (\w+)/.exec(text)?.[1]).find(Boolean) ??
      null,
  }
}

type Step = Pick<KeepRow, 'at' | 'step' | 'lane' | 'active'>

/** `held` prints "STEP: RESOURCE RESOURCE". */
function stepOf({ stream, text, at }: Output, lanes: readonly KeepLane[]): Step[] {
  const [, step, active] = /^(.+): ?([\w ]*)\n$/.exec(text) ?? []
  if (stream === 'stderr' || step === undefined || active === undefined) return []
  const lane = lanes.findIndex(({ name }) => new RegExp(`\\b${name}\\b`).test(step))
  return [{ at, step, lane: lane < 0 ? null : lane, active: active.split(' ').filter(Boolean) }]
}

const RESOURCES: Readonly<Partial<Record<Thing | 'work', string>>> = {
  timer: 'Timeout',
  short: 'Timeout',
  overflow: 'Timeout',
  interval: 'Timeout',
  work: 'Timeout',
  server: 'TCPSERVERWRAP',
  socket: 'UDPWRAP',
  worker: 'WORKER',
  signal: 'SIGNALWRAP',
}

/** Whether a lane keeps the loop at a moment, us: by what the recording tells of ref, unref, clearing and closing. */
function holdsOf(timeline: Timeline, lanes: readonly KeepLane[], steps: readonly Step[]) {
  const taken = new Set<Operation>()
  const operations = lanes.map(({ thing }) => {
    const found = timeline.operations.find(
      (each) => each.resource === RESOURCES[thing] && !taken.has(each),
    )
    if (found !== undefined) taken.add(found)
    return found ?? null
  })
  return (lane: number, at: number): Hold => {
    const operation = operations[lane] ?? null
    const own = steps.filter((step) => step.lane === lane)
    // A promise is nothing to the loop.
    if (operation === null) return own.some((step) => step.at <= at) ? 'idle' : 'none'
    if (operation.scheduledAt > at) return 'none'
    if (operation.doneAt !== null && operation.doneAt <= at) return 'gone'
    if (own.some(({ step, at: then }) => step.endsWith(' exits') && then <= at)) return 'gone'
    const last = timeline.holds.findLast(
      (change) => change.operation === operation.index && change.at <= at,
    )
    if (last?.state === 'closed') return 'gone'
    return last?.state === 'unref' ? 'idle' : 'keeps'
  }
}

/** Callbacks of an interval that follow each other are one row. */
function joined(rows: readonly KeepRow[], row: KeepRow): readonly KeepRow[] {
  const last = rows.at(-1)
  if (last?.step !== row.step) return [...rows, row]
  return [...rows.slice(0, -1), { ...last, times: last.times + 1 }]
}
