import type { DraftCallback, DraftOperation, Fold } from './fold.ts'
import { makeSteps, type Steps } from './makeSteps.ts'
import { findModuleBody, nameCallback, nameOperation } from './names.ts'
import type { PhaseVerdict } from './phaseRule.ts'
import { type Placements, placeCallbacks, START } from './placeCallbacks.ts'
import type { Callback, CallbackIndex, Operation, Timeline } from './timeline.ts'
import { decideVisibility, isWork, type Visibility } from './visibility.ts'

/** The timeline of what has been folded so far. Leaves the fold as it is. */
export function toTimeline(fold: Fold, verdicts: readonly PhaseVerdict[]): Timeline {
  const shown = decideVisibility(fold)
  const placements = placeCallbacks(fold, verdicts)
  const made = makeSteps(fold, shown, placements, verdicts)
  const moduleBody = findModuleBody(fold)
  const callbacks = fold.callbacks.map((callback) =>
    finishCallback(fold, shown, placements, callback, callback === moduleBody),
  )
  return {
    run: fold.run,
    outcome: fold.outcome,
    truncated: fold.truncated,
    ticks: placements.ticks,
    visits: placements.visits,
    callbacks,
    operations: finishOperations(fold, shown, made),
    outputs: made.outputs,
    errors: made.errors,
    sites: fold.sites.slice(),
    steps: made.steps,
    stays: made.stays,
    hiddenEvents: made.hiddenEvents,
    lastAt: fold.lastAt,
  }
}

function finishCallback(
  fold: Fold,
  shown: Visibility,
  placements: Placements,
  callback: DraftCallback,
  isModuleBody: boolean,
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
    label: nameCallback(fold, shown, callback, isModuleBody),
    line: lineOf(fold, operation === null ? null : (fold.operations[operation]?.site ?? null)),
  }
}

function finishOperations(fold: Fold, shown: Visibility, made: Steps): Operation[] {
  const runs: CallbackIndex[][] = fold.operations.map(() => [])
  for (const callback of fold.callbacks) {
    if (callback.operation === null) continue
    runs[shown.token(callback.operation) ?? callback.operation]?.push(callback.index)
  }
  return fold.operations.map((operation) => ({
    index: operation.index,
    asyncId: operation.asyncId,
    resource: operation.resource,
    label: nameOperation(fold, operation),
    kind: operation.kind,
    site: operation.site,
    line: lineOf(fold, operation.site),
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

/** Requests are done when their last callback has returned; Node says so much later, or never. */
function doneAt(operation: DraftOperation): number | null {
  if (!isWork(operation) || operation.kind === 'handle') return operation.doneAt
  return operation.doneAt ?? operation.lastReturn
}

function lineOf(fold: Fold, site: number | null): number | null {
  return site === null ? null : (fold.sites[site]?.frames[0]?.line ?? null)
}
