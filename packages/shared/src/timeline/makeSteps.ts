import { createDueTimers } from './dueTimers.ts'
import type { DraftCallback, DraftOperation, Fold, Mark } from './fold.ts'
import type { Names } from './names.ts'
import type { Evidence, Phase } from './phase.ts'
import type { PhaseVerdict } from './phaseRule.ts'
import { type Placements, START } from './placeCallbacks.ts'
import { createStayLedger } from './stayLedger.ts'
import type {
  ErrorMoment,
  OperationIndex,
  Output,
  Place,
  Stay,
  Step,
  StepIndex,
} from './timeline.ts'
import { isWork, type Visibility } from './visibility.ts'

export type Steps = {
  readonly steps: readonly Step[]
  readonly stays: readonly Stay[]
  readonly outputs: readonly Output[]
  readonly errors: readonly ErrorMoment[]
  /** By operation: the step at which it was scheduled. */
  readonly scheduledSteps: readonly StepIndex[]
  readonly hiddenEvents: number
}

/** Poll slept, and it is worth a step of its own; us. */
const SLEEP = 1000

/**
 * Goes through the marks once more and makes a step of each that shows, and for each step notes which operations it
 * moves: scheduled -> in flight -> ready in a queue -> running -> gone. What moves without a step of its own (a handle
 * that Node closed) moves at the next step.
 */
export function makeSteps(
  fold: Fold,
  shown: Visibility,
  placements: Placements,
  verdicts: readonly PhaseVerdict[],
  names: Names,
): Steps {
  const steps: Step[] = []
  const outputs: Output[] = []
  const errors: ErrorMoment[] = []
  const scheduledSteps: StepIndex[] = []
  const ledger = createStayLedger((operation) => ({
    label: names.entries[operation] ?? '',
    line: names.lines[operation] ?? null,
  }))
  const timers = createDueTimers()
  const busy = groupEnds(fold, shown)
  let hiddenEvents = 0
  let verdict = START
  let nextVerdict = 0
  let line: number | null = null
  let visit = 0
  let shownVisit = 0
  let lastAt = 0
  let polled = -1

  for (const mark of fold.marks) {
    while (nextVerdict < verdicts.length && (verdicts[nextVerdict]?.event ?? 0) <= mark.event)
      verdict = verdicts[nextVerdict++] ?? verdict
    if (mark.type === 'check') sleep(mark)
    ripen(mark)
    apply(mark)
    lastAt = mark.at
  }
  if (steps.length === 0) step('main', EMPTY)
  return {
    steps,
    stays: ledger.close(steps.length),
    outputs,
    errors,
    scheduledSteps,
    hiddenEvents,
  }

  function apply(mark: Mark): void {
    const operation = fold.operations[mark.subject ?? -1]
    switch (mark.type) {
      case 'main':
        step('main', mark)
        return
      case 'init':
        if (operation) schedule(mark, operation)
        return
      case 'armed':
        if (operation) rearm(operation, mark.value ?? 0, steps.length)
        return
      case 'run':
        run(mark)
        return
      case 'return':
        returned(mark)
        return
      case 'settle':
        if (operation) settle(mark, operation)
        return
      case 'destroy':
        if (operation) destroy(mark, operation)
        return
      case 'output':
        output(mark)
        return
      case 'error':
        failed(mark)
        return
      case 'check':
        return
      case 'beforeExit':
        loopDied()
        if (shown.callback(mark.callback ?? -1)) step('run', mark)
        return
      case 'exit':
        step('exit', mark)
        return
      case 'end':
        step('end', { ...mark, callback: null })
        return
      default:
        mark.type satisfies never
    }
  }

  /** The step for something that happens in the callback of the mark, where that one shows. */
  function step(
    type: Step['type'],
    mark: Moment,
    operation: OperationIndex | null = null,
    where: { readonly phase: Phase; readonly tick: number } = verdict,
    asleep: number | null = null,
  ): StepIndex {
    if (type !== 'phase' && type !== 'ready' && visit !== shownVisit) enterPhase(mark)
    const { phase, tick } = steps.length === 0 && type === 'main' ? START : where
    const callback = mark.callback !== null && shown.callback(mark.callback) ? mark.callback : null
    steps.push({
      at: mark.at,
      event: mark.event,
      type,
      callback,
      operation,
      phase,
      tick,
      line,
      site: mark.site ?? null,
      asleep,
    })
    return steps.length - 1
  }

  /** The loop has come to another phase, and now something of the user's happens there. */
  function enterPhase(mark: Moment): void {
    shownVisit = visit
    if (verdict.phase === 'main' || verdict.phase === 'exit') return
    if (verdict.phase === 'poll') polled = verdict.tick
    const next = line
    line = null
    step('phase', { ...mark, callback: null, site: null })
    line = next
  }

  function sleep(mark: Mark): void {
    const tick = mark.subject ?? verdict.tick
    if (mark.value === null || mark.value < SLEEP || polled === tick) return
    const began = { event: mark.event, at: lastAt, callback: null }
    line = null
    step('phase', began, null, { phase: 'poll', tick }, mark.value)
  }

  /** Timers whose time has come by now. */
  function ripen(mark: Mark): void {
    for (let due = timers.take(mark.at); due !== null; due = timers.take(mark.at)) {
      if (ledger.placeOf(due.operation) !== 'inFlight') continue
      const before = mark.type === 'run' || mark.type === 'check' || mark.type === 'main'
      const at = Math.max(due.at, lastAt)
      const index = step(
        'ready',
        { event: mark.event, at, callback: before ? null : mark.callback },
        due.operation,
        steps.at(-1) ?? verdict,
      )
      ledger.move(due.operation, 'timers', index, due.at)
    }
  }

  function schedule(mark: Mark, operation: DraftOperation): void {
    scheduledSteps[operation.index] = Math.max(0, steps.length - 1)
    if (!shown.operation(operation.index) || shown.token(operation.index) !== operation.index) {
      if (operation.site === null || isWork(operation)) hiddenEvents++
      return
    }
    line = names.lines[operation.index] ?? line
    const index = step('schedule', { ...mark, site: operation.site }, operation.index)
    scheduledSteps[operation.index] = index
    ledger.move(operation.index, firstPlace(operation), index, operation.dueAt)
    if (operation.dueAt !== null) timers.arm(operation.index, operation.dueAt)
  }

  function rearm(operation: DraftOperation, dueAt: number, from: StepIndex): void {
    if (!shown.operation(operation.index)) return
    if (ledger.placeOf(operation.index) !== 'running')
      ledger.move(operation.index, 'inFlight', from, dueAt)
    timers.arm(operation.index, dueAt)
  }

  function run(mark: Mark): void {
    const callback = fold.callbacks[mark.callback ?? -1]
    const placement = placements.callbacks[mark.callback ?? -1]
    if (callback === undefined || placement === undefined) return
    visit = placement.visit
    if (!shown.callback(callback.index)) {
      hiddenEvents++
      return
    }
    const token = callback.operation === null ? null : shown.token(callback.operation)
    line = token === null ? null : (names.lines[token] ?? null)
    const index = step('run', mark, token)
    if (token === null) return
    timers.disarm(token)
    ledger.move(token, 'running', index)
  }

  function returned(mark: Mark): void {
    const callback = fold.callbacks[mark.callback ?? -1]
    if (callback === undefined) return
    const isShown = shown.callback(callback.index)
    const token = callback.operation === null ? null : shown.token(callback.operation)
    let index = steps.length
    if (!isShown) hiddenEvents++
    else if (!callback.threw) index = step('return', mark, token)
    const operation = fold.operations[token ?? -1]
    if (operation !== undefined) leave(operation, callback, mark, index)
  }

  /** Where an operation goes when a callback of it has returned. */
  function leave(
    operation: DraftOperation,
    callback: DraftCallback,
    mark: Mark,
    from: StepIndex,
  ): void {
    const place = ledger.placeOf(operation.index)
    if (place === null) return
    const refreshed = timers.dueOf(operation.index)
    if (refreshed !== null) ledger.move(operation.index, 'inFlight', from, refreshed)
    else if (isRearmed(operation, callback, mark)) {
      // Node counts from the loop's own idea of now, which is that of the phase's beginning.
      const dueAt = callback.startAt + (operation.delayUsed ?? 1) * 1000
      ledger.move(operation.index, 'inFlight', from, dueAt)
      timers.arm(operation.index, dueAt)
    } else if (isWork(operation)) {
      if (busy.get(operation.index) === callback.index) ledger.move(operation.index, null, from)
      else if (place === 'running' && !isStillRunning(operation, callback))
        ledger.move(operation.index, 'inFlight', from)
    } else if (place === 'running') ledger.move(operation.index, null, from)
  }

  function isStillRunning(operation: DraftOperation, ended: DraftCallback): boolean {
    const outer = fold.callbacks[ended.kind === 'nested' ? (ended.parent ?? -1) : -1]
    return (
      outer?.operation != null &&
      shown.callback(outer.index) &&
      shown.token(outer.operation) === operation.index
    )
  }

  function settle(mark: Mark, promise: DraftOperation): void {
    const ready = (promise.waiters ?? []).filter(
      (waiter) =>
        fold.operations[waiter]?.readyEvent === mark.event && ledger.placeOf(waiter) === 'inFlight',
    )
    if (ready.length === 0) {
      if (promise.site === null) hiddenEvents++
      return
    }
    const index = step('settle', mark, promise.index)
    for (const waiter of ready) ledger.move(waiter, 'microtask', index)
  }

  function destroy(mark: Mark, operation: DraftOperation): void {
    if (!shown.operation(operation.index)) {
      hiddenEvents++
      return
    }
    // Of a request that has called back its group says when it is done.
    if (isWork(operation) && operation.kind !== 'handle' && operation.runs.length > 0) return
    timers.disarm(operation.index)
    const place = ledger.placeOf(operation.index)
    if (place === null) return
    const index = operation.cancelled ? step('cancel', mark, operation.index) : steps.length
    if (place !== 'running') ledger.move(operation.index, null, index)
  }

  /** What still was in flight cannot call back any more: closed without a word, or not enough to keep the loop alive. */
  function loopDied(): void {
    for (const operation of ledger.inFlight()) {
      const draft = fold.operations[operation]
      if (draft !== undefined && isWork(draft)) ledger.move(operation, null, steps.length)
    }
  }

  function output(mark: Mark): void {
    const event = fold.outputs[mark.subject ?? -1]
    if (event === undefined) return
    const callback = event.observed ? mark.callback : null
    const outputLine = lineOf(event.site)
    if (outputLine !== null) line = outputLine
    outputs.push({
      stream: event.stream,
      text: event.text,
      at: mark.at,
      phase: verdict.phase,
      queue: callback === null ? null : (fold.callbacks[callback]?.queue ?? null),
      tick: verdict.tick,
      evidence: outputEvidence(event.observed),
      line: outputLine,
      callback,
      step: step('output', { ...mark, callback, site: event.site }),
    })
  }

  /**
   * What is written outside of every callback (by an 'unhandledRejection' handler) is part of the drain after the last
   * one, or of a platform task, which has a verdict of its own.
   */
  function outputEvidence(observed: boolean): Evidence {
    return observed && !fold.truncated ? verdict.evidence : 'inferred'
  }

  function failed(mark: Mark): void {
    const event = fold.errors[mark.subject ?? -1]
    if (event === undefined) return
    line = event.error.line ?? line
    errors.push({
      kind: event.kind,
      at: mark.at,
      handled: event.handled,
      error: event.error,
      callback: mark.callback,
      step: step('error', mark),
    })
  }

  function lineOf(site: number | null): number | null {
    return site === null ? null : (fold.sites[site]?.frames[0]?.line ?? null)
  }
}

type Moment = Pick<Mark, 'event' | 'at' | 'callback'> & { readonly site?: number | null }

const EMPTY = { event: 0, at: 0, callback: null }

function firstPlace(operation: DraftOperation): Place {
  switch (operation.kind) {
    case 'nextTick':
      return 'nextTick'
    case 'microtask':
      return 'microtask'
    case 'immediate':
      return 'check'
    case 'promise':
      return operation.readyEvent === operation.scheduledEvent ? 'microtask' : 'inFlight'
    default:
      return 'inFlight'
  }
}

/** An interval that was not cleared; or a timeout that runs again, so that it must have been refreshed. */
function isRearmed(operation: DraftOperation, callback: DraftCallback, mark: Mark): boolean {
  if (operation.kind !== 'timer') return false
  if (operation.doneAt !== null && operation.doneAt <= mark.at) return false
  return operation.repeat || (operation.runs.at(-1) ?? -1) > callback.index
}

/** By head of a group whose work has an end: the callback after which nothing is left to do. */
function groupEnds(fold: Fold, shown: Visibility): Map<OperationIndex, number> {
  const ends = new Map<OperationIndex, number>()
  const unfinished = new Set<OperationIndex>()
  for (const operation of fold.operations) {
    if (!isWork(operation)) continue
    const token = shown.token(operation.index)
    const head = fold.operations[token ?? -1]
    if (head === undefined || token === null) continue
    const lastRun = operation.runs.at(-1)
    if (lastRun === undefined) {
      if (operation.kind === 'threadPool' || operation.kind === 'request') unfinished.add(token)
    } else if (
      head.kind === 'threadPool' ||
      head.kind === 'request' ||
      (operation === head && operation.closed)
    )
      ends.set(token, Math.max(ends.get(token) ?? -1, lastRun))
  }
  for (const token of unfinished) ends.delete(token)
  return ends
}
