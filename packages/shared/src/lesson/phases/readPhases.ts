import type { Evidence, Phase, Queue } from '../../timeline/phase.ts'
import type { Timeline } from '../../timeline/timeline.ts'
import type { PhasesSettings } from './phasesSettings.ts'

/** A line that the program printed. */
export type PhasesLine = {
  /** us since main began. */
  readonly at: number
  readonly text: string
  readonly phase: Phase
  /** null: the phase's own callback printed it. */
  readonly queue: Queue | null
  /** Turn of the loop; 0: main, and on Node 20 and later the timers before the first turn. */
  readonly tick: number
  readonly evidence: Evidence
}

export type PhasesModel = {
  /** us on the recording's clock: when main began. */
  readonly from: number
  /** Phases of a turn, as this Node's libuv goes through them. */
  readonly order: readonly Phase[]
  readonly lines: readonly PhasesLine[]
  /** us that the loop slept in poll; null: this Node does not tell. */
  readonly slept: number | null
}

/** null: the program printed nothing, or did not end by itself. */
export function readPhases(timeline: Timeline, _settings: PhasesSettings): PhasesModel | null {
  const from = timeline.steps[0]?.at ?? 0
  const lines = timeline.outputs
    .filter(({ stream }) => stream === 'stdout')
    .map(({ at, text, phase, queue, tick, evidence }) => ({
      at: at - from,
      text: text.trim(),
      phase,
      queue,
      tick,
      evidence,
    }))
  if (lines.length === 0 || timeline.outcome?.type !== 'finished') return null
  const idle = timeline.ticks.map((tick) => tick.idle)
  return {
    from,
    order: Number.parseInt(timeline.run?.node ?? '', 10) >= 20 ? TIMERS_LAST : TIMERS_FIRST,
    lines,
    slept: idle.every((us) => us === null)
      ? null
      : idle.reduce<number>((a, us) => a + (us ?? 0), 0),
  }
}

/** libuv 1.45, which came with Node 20: once timers before the first turn, and then at the end of each. */
const TIMERS_LAST: readonly Phase[] = ['pending', 'poll', 'check', 'close', 'timers']
const TIMERS_FIRST: readonly Phase[] = ['timers', 'pending', 'poll', 'check', 'close']

/** The first line that begins so. */
export function lineOf({ lines }: PhasesModel, text: string): PhasesLine | undefined {
  return lines.find((line) => line.text.startsWith(text))
}

/** Which of two lines was printed first. */
export function isBefore({ lines }: PhasesModel, first: PhasesLine, then: PhasesLine): boolean {
  return lines.indexOf(first) < lines.indexOf(then)
}

/** "in check", "from the nextTick queue, in poll". */
export function placeWords({ phase, queue }: PhasesLine): string {
  return queue === null ? `in ${phase}` : `from the ${queue} queue, in ${phase}`
}
