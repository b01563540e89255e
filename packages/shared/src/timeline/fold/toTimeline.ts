import { DEFAULT_POOL_SIZE } from '../../wire/defaults.ts'
import { stopReason } from '../ends/stopReason.ts'
import type { PhaseVerdict } from '../phases/phaseRule.ts'
import { type Placements, placeCallbacks, START } from '../phases/placeCallbacks.ts'
import { NOWHERE } from '../sourcePlace.ts'
import { makeSteps, type Steps } from '../steps/makeSteps.ts'
import type { Callback, CallbackIndex, Exit, Operation, Timeline } from '../timeline.ts'
import type { DraftCallback } from './draftCallback.ts'
import type { DraftOperation } from './draftOperation.ts'
import type { Fold } from './fold.ts'
import { isSynchronousCall } from './isSynchronousCall.ts'
import { withLogCallers } from './names/logCallers.ts'
import { type CallbackNames, nameCallbacks } from './names/nameCallbacks.ts'
import { type Names, nameOperations } from './names/names.ts'
import { decideVisibility, isWork, type Visibility } from './visibility.ts'

/** The timeline of what has been folded so far. Leaves the fold as it is. */
export function toTimeline(fold: Fold, verdicts: readonly PhaseVerdict[]): Timeline {
  const shown = decideVisibility(fold)
  const names = nameOperations(fold)
  const placements = placeCallbacks(fold, verdicts)
  const called = nameCallbacks(fold, shown, names)
  const made = makeSteps(fold, shown, placements, verdicts, names, called)
  const callbacks = fold.callbacks.map((callback) =>
    finishCallback(shown, placements, called, callback),
  )
  return {
    run: fold.run,
    outcome: fold.outcome,
    exit: exitOf(fold),
    stopReason: fold.outcome === null ? null : stopReason(fold.live, fold.outcome),
    truncated: fold.truncated,
    truncatedEvent: fold.truncatedEvent,
    ticks: placements.ticks,
    visits: placements.visits,
    callbacks,
    operations: finishOperations(fold, shown, made, names),
    outputs: withLogCallers(made.outputs, made.steps, fold.sites),
    errors: made.errors,
    sites: fold.sites.slice(),
    poolSize: fold.poolSize ?? fold.run?.threadPoolSize ?? DEFAULT_POOL_SIZE,
    poolWorks: fold.poolWorks.slice(),
    streamsLeft: fold.streamsLeft.slice(),
    holds: fold.holds.slice(),
    unheard: fold.unheard.slice(),
    requests: fold.requests.slice(),
    steps: made.steps,
    queueSpans: made.queueSpans,
    hiddenEvents: made.hiddenEvents,
    lastAt: fold.lastAt,
  }
}

function exitOf(fold: Fold): Exit | null {
  if (fold.exit === null) return null
  const { event, callback } = fold.exit
  return { at: event.at, code: event.code, explicit: event.explicit, callback }
}

function finishCallback(
  shown: Visibility,
  placements: Placements,
  called: CallbackNames,
  callback: DraftCallback,
): Callback {
  const own = callback.operation
  const operation = own === null ? null : (shown.token(own) ?? own)
  const placement = placements.callbacks[callback.index] ?? { ...START, visit: 0, parent: null }
  return {
    index: callback.index,
    kind: callback.kind,
    asyncId: callback.asyncId,
    operation,
    phase: placement.phase,
    queue: callback.queue,
    tick: placement.tick,
    evidence: placement.evidence,
    visit: placement.visit,
    parent: placement.parent,
    startAt: callback.startAt,
    endAt: callback.endAt,
    internal: !shown.callback(callback.index),
    ...(called[callback.index] ?? UNNAMED),
  }
}

function finishOperations(fold: Fold, shown: Visibility, made: Steps, names: Names): Operation[] {
  const runs: CallbackIndex[][] = fold.operations.map(() => [])
  for (const callback of fold.callbacks) {
    if (callback.operation === null) continue
    runs[shown.token(callback.operation) ?? callback.operation]?.push(callback.index)
  }
  return fold.operations.map((operation) => ({
    index: operation.index,
    asyncId: operation.asyncId,
    resource: operation.resource,
    label: names.labels[operation.index] ?? '',
    kind: isSynchronousCall(fold, operation) ? 'other' : operation.kind,
    site: operation.site,
    ...(names.places[operation.index] ?? NOWHERE),
    internal: !shown.operation(operation.index),
    group: operation.group,
    scheduledBy: operation.scheduledBy,
    scheduledAt: operation.scheduledAt,
    scheduledStep: made.scheduledSteps[operation.index] ?? 0,
    readyAt: operation.readyAt,
    dueAt: operation.dueAt,
    delayAsked: operation.delayAsked,
    delayUsed: operation.delayUsed,
    repeat: operation.repeat,
    parent: operation.parent,
    runs: runs[operation.index] ?? [],
    doneAt: doneAt(operation),
    cancelled: operation.cancelled,
    promiseState: operation.promiseState,
  }))
}

const UNNAMED = { label: 'callback', event: null, calls: 'unknown', ...NOWHERE } as const

/** Requests are done when their last callback has returned; Node says so much later, or never. */
function doneAt(operation: DraftOperation): number | null {
  if (!isWork(operation) || operation.kind === 'handle') return operation.doneAt
  return operation.doneAt ?? operation.lastReturn
}
