import type { Callback, Timeline } from '@loopscope/shared/timeline/timeline'
import { visibleText } from '../../hooks/visibleText.ts'
import { placeOf } from '../../kit/look.ts'
import { LANES, type Lane } from './lane.ts'
import { endLabel, sliceLabel } from './names/sliceLabel.ts'
import { EXIT, type SliceIndex, type Slices } from './slices.ts'

/** All that is said of one slice: by the tooltip, by the table, and by what is copied. */
export type SliceFacts = {
  /** From 1 on, in the order in which they began. */
  readonly number: number
  readonly lane: Lane
  readonly what: string
  readonly kind: string
  readonly phase: string
  readonly queue: string | null
  readonly turn: number
  readonly startAt: number
  /** us; null: it never returned. */
  readonly duration: number | null
  readonly line: number | null
  readonly scheduledBy: string | null
  readonly scheduledAt: number | null
  readonly evidence: string
  readonly step: number
}

const KINDS: Readonly<Record<Callback['kind'], string>> = {
  main: 'main',
  macrotask: 'callback',
  nextTick: 'nextTick callback',
  microtask: 'microtask',
  nested: 'nested callback',
  exit: 'exit handler',
}

/** The facts of a slice, as words where they are words. */
export function sliceFacts(timeline: Timeline, slices: Slices, slice: SliceIndex): SliceFacts {
  const callback = timeline.callbacks[slices.callback[slice] ?? EXIT]
  const step = slices.from[slice] ?? 0
  const began = timeline.steps[step]
  const operation = timeline.operations[slices.operation[slice] ?? -1]
  const scheduler = slices.ofCallback[operation?.scheduledBy ?? -1]
  return {
    number: slice + 1,
    lane: LANES[slices.lane[slice] ?? 0] ?? 'main',
    what: sliceLabel(timeline, slices, slice),
    kind: callback === undefined ? endLabel(timeline, slices, slice) : kindOf(callback),
    phase: placeOf(callback?.phase ?? 'exit').name,
    queue: callback?.queue == null ? null : placeOf(callback.phase, callback.queue).name,
    turn: callback?.tick ?? began?.tick ?? 0,
    startAt: callback?.startAt ?? began?.at ?? 0,
    duration: durationOf(callback),
    line: callback?.line ?? null,
    scheduledBy: schedulerName(timeline, operation?.scheduledBy ?? null, scheduler),
    scheduledAt: operation?.scheduledAt ?? null,
    evidence: callback?.evidence ?? 'observed',
    step,
  }
}

function kindOf({ kind, label }: Callback): string {
  return label === 'beforeExit listeners' ? 'beforeExit listener' : KINDS[kind]
}

function durationOf(callback: Callback | undefined): number | null {
  if (callback === undefined) return 0
  return callback.endAt === null ? null : callback.endAt - callback.startAt
}

function schedulerName(
  { callbacks }: Timeline,
  scheduledBy: number | null,
  slice: SliceIndex | undefined,
): string | null {
  const callback = callbacks[scheduledBy ?? -1]
  if (callback === undefined) return null
  const label = visibleText(callback.label, 60)
  return slice === undefined || slice < 0 || callback.kind === 'main'
    ? label
    : `${label} (number ${slice + 1})`
}
