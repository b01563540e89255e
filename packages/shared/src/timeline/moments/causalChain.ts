import type { Phase, Queue } from '../phase.ts'
import { rememberByTimeline } from '../rememberByTimeline.ts'
import { NOWHERE } from '../sourcePlace.ts'
import { runStepOf } from '../steps/runStep.ts'
import type { OperationIndex, StepIndex, Timeline } from '../timeline.ts'

/** One cause: a call of the user's that scheduled something, and in which callback that call stood. */
export type CauseLink = {
  /** What was scheduled; null: main itself, the beginning of everything. */
  readonly operation: OperationIndex | null
  /** What the user called: "setTimeout"; "main". */
  readonly label: string
  /** Where the call stands; null for main and where it is not known. */
  readonly line: number | null
  /** In another file than the snippet's: "dep.js:4". */
  readonly elsewhere: string | null
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
 * no one was seen to schedule. `limit` keeps that many of the latest and the last two of a longer chain.
 */
export function causalChain(
  timeline: Timeline,
  operation: OperationIndex,
  limit = Number.POSITIVE_INFINITY,
): { readonly links: readonly CauseLink[]; readonly left: number } {
  const { next, root, depth } = ways(timeline)
  if (timeline.operations[operation] === undefined) return { links: [], left: 0 }
  const earliest = root[operation] ?? operation
  const first = timeline.callbacks[timeline.operations[earliest]?.scheduledBy ?? -1]
  const isMain = first?.kind === 'main' || first?.label === 'module body'
  const causes = depth[operation] ?? 1
  const left = Math.max(0, causes + (isMain ? 1 : 0) - limit)
  const links: CauseLink[] = []
  for (let cause = operation; cause >= 0; cause = next[cause] ?? -1) {
    if (left > 0 && links.length >= limit - (isMain ? 2 : 1)) break
    push(links, timeline, cause)
  }
  if (left > 0) push(links, timeline, earliest)
  if (isMain) links.push(mainLink(timeline, first.index))
  return { links, left }
}

/** Of each operation: the cause before it (-1: none), the first of all, and how many there are, itself included. */
const ways = rememberByTimeline((timeline) => {
  const size = timeline.operations.length
  const next = new Int32Array(size).fill(-1)
  const root = new Int32Array(size)
  const depth = new Int32Array(size).fill(1)
  timeline.operations.forEach(({ index, scheduledBy }) => {
    root[index] = index
    const cause = shownCause(timeline, next, scheduledBy)
    // What was scheduled earlier has a smaller index: its own way is known.
    if (cause < 0 || cause >= index) return
    next[index] = cause
    root[index] = root[cause] ?? cause
    depth[index] = (depth[cause] ?? 0) + 1
  })
  return { next, root, depth }
})

/** The operation of that callback; of Node's own, what the user asked for before it. */
function shownCause(timeline: Timeline, next: Int32Array, callback: number | null): number {
  const cause = timeline.callbacks[callback ?? -1]?.operation ?? -1
  return timeline.operations[cause]?.internal === true ? (next[cause] ?? -1) : cause
}

function push(links: CauseLink[], timeline: Timeline, cause: OperationIndex): void {
  const link = linkOf(timeline, cause)
  if (link !== null) links.push(link)
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
    elsewhere: operation.elsewhere,
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
    ...NOWHERE,
    phase: callback?.phase ?? 'main',
    queue: callback?.queue ?? null,
    tick: callback?.tick ?? 0,
    at: callback?.startAt ?? 0,
    step: runStepOf(timeline, index) ?? 0,
  }
}
