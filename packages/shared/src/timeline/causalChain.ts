import { causesOf } from './causes.ts'
import type { Phase, Queue } from './phase.ts'
import { runStepOf } from './runStep.ts'
import type { OperationIndex, StepIndex, Timeline } from './timeline.ts'

/** One cause: a call of the user's that scheduled something, and in which callback that call stood. */
export type CauseLink = {
  /** What was scheduled; null: main itself, the beginning of everything. */
  readonly operation: OperationIndex | null
  /** What the user called: "setTimeout"; "main". */
  readonly label: string
  /** Where the call stands; null for main and where it is not known. */
  readonly line: number | null
  /** Where the loop was when it was called. */
  readonly phase: Phase
  readonly queue: Queue | null
  readonly tick: number
  /** us */
  readonly at: number
  readonly step: StepIndex
}

/**
 * The whole way back: the operation, what scheduled it, and so on; the last one is main, unless something began that
 * nobody was seen to schedule. `limit` keeps that many of the latest and the last two of a longer chain.
 */
export function causalChain(
  timeline: Timeline,
  operation: OperationIndex,
  limit = Number.POSITIVE_INFINITY,
): { readonly links: readonly CauseLink[]; readonly left: number } {
  const causes = causesOf(timeline, operation)
  const earliest = timeline.operations[causes.at(-1) ?? -1]
  const first = timeline.callbacks[earliest?.scheduledBy ?? -1]
  const isMain = first?.kind === 'main' || first?.label === 'module body'
  const length = causes.length + (isMain ? 1 : 0)
  const left = Math.max(0, length - limit)
  const kept =
    left === 0 ? causes : [...causes.slice(0, limit - 2), ...causes.slice(limit - 2 + left)]
  const links = kept.map((cause) => linkOf(timeline, cause)).filter((link) => link !== null)
  if (isMain) links.push(mainLink(timeline, first.index))
  return { links, left }
}

function linkOf(timeline: Timeline, index: OperationIndex): CauseLink | null {
  const operation = timeline.operations[index]
  if (operation === undefined) return null
  const by = timeline.callbacks[operation.scheduledBy ?? -1]
  const step = timeline.steps[operation.scheduledStep]
  return {
    operation: index,
    label: operation.label,
    line: operation.line,
    phase: by?.phase ?? step?.phase ?? 'main',
    queue: by?.queue ?? null,
    tick: by?.tick ?? step?.tick ?? 0,
    at: operation.scheduledAt,
    step: operation.scheduledStep,
  }
}

function mainLink(timeline: Timeline, index: number): CauseLink {
  const callback = timeline.callbacks[index]
  return {
    operation: null,
    label: callback?.label ?? 'main',
    line: null,
    phase: callback?.phase ?? 'main',
    queue: callback?.queue ?? null,
    tick: callback?.tick ?? 0,
    at: callback?.startAt ?? 0,
    step: runStepOf(timeline, index) ?? 0,
  }
}
