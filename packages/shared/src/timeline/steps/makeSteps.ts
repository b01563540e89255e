import type { DraftOperation } from '../fold/draftOperation.ts'
import type { Fold, Mark } from '../fold/fold.ts'
import type { CallbackNames } from '../fold/names/nameCallbacks.ts'
import type { Names } from '../fold/names/names.ts'
import { createOperationMoves } from '../fold/operationMoves.ts'
import { isWork, type Visibility } from '../fold/visibility.ts'
import type { Evidence } from '../phase.ts'
import type { PhaseVerdict } from '../phases/phaseRule.ts'
import { type Placements, START } from '../phases/placeCallbacks.ts'
import { NOWHERE, sourcePlaceOf } from '../sourcePlace.ts'
import type { ErrorMoment, Output, QueueSpan, Step, StepIndex } from '../timeline.ts'
import { createStepWriter } from './stepWriter.ts'

export type Steps = {
  readonly steps: readonly Step[]
  readonly queueSpans: readonly QueueSpan[]
  readonly outputs: readonly Output[]
  readonly errors: readonly ErrorMoment[]
  /** By operation: the step at which it was scheduled. */
  readonly scheduledSteps: readonly StepIndex[]
  readonly hiddenEvents: number
}

/** Its asyncId, as Node gives it. */
const MAIN_MODULE = 1

/**
 * Goes through the marks once more, makes a step of each that shows, and moves the operations that it concerns. What
 * moves without a step of its own (a handle that Node closed) moves at the next step.
 */
export function makeSteps(
  fold: Fold,
  shown: Visibility,
  placements: Placements,
  verdicts: readonly PhaseVerdict[],
  names: Names,
  called: CallbackNames,
): Steps {
  const writer = createStepWriter(shown, verdicts)
  const moves = createOperationMoves(fold, shown, names)
  const { steps } = writer
  const outputs: Output[] = []
  const errors: ErrorMoment[] = []
  const scheduledSteps: StepIndex[] = []
  let hiddenEvents = 0
  let verdict = START
  let lastAt = 0
  /** The turn whose poll has been reached last, and when what came before it was over. */
  let polled = -1
  let beforePoll = 0

  for (const mark of fold.marks) {
    verdict = writer.reach(mark.event)
    if (verdict.phase === 'poll' && verdict.tick !== polled)
      [polled, beforePoll] = [verdict.tick, lastAt]
    // Poll sleeps before it calls anybody, Node's own callbacks too.
    if (mark.type === 'check')
      writer.writeSleep(mark, mark.subject === polled ? beforePoll : lastAt)
    ripen(mark)
    apply(mark)
    lastAt = mark.at
  }
  if (steps.length === 0) writer.write('main', { event: 0, at: 0, callback: null })
  const queueSpans = moves.close(steps.length)
  return { steps, queueSpans, outputs, errors, scheduledSteps, hiddenEvents }

  function apply(mark: Mark): void {
    const operation = fold.operations[mark.subject ?? -1]
    switch (mark.type) {
      case 'main':
        writer.write('main', mark)
        return
      case 'init':
        if (operation) schedule(mark, operation)
        return
      case 'armed':
        if (operation) moves.rearm(operation, mark.value ?? 0, steps.length)
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
        moves.loopDied(steps.length)
        if (shown.callback(mark.callback ?? -1)) writer.write('run', mark)
        return
      case 'exit':
        moves.exited(steps.length)
        writer.write('exit', mark)
        return
      case 'end':
        writer.write('end', { ...mark, callback: null })
        return
      default:
        mark.type satisfies never
    }
  }

  /** Timers whose time has come by now. */
  function ripen(mark: Mark): void {
    const isBetween = mark.type === 'run' || mark.type === 'check' || mark.type === 'main'
    const callback = isBetween ? null : mark.callback
    for (let due = moves.takeDue(mark.at); due !== null; due = moves.takeDue(mark.at)) {
      const at = Math.max(due.at, lastAt)
      const index = writer.writeReady({ event: mark.event, at, callback }, due.operation)
      moves.ready(due.operation, 'timers', index, due.at)
    }
  }

  function schedule(mark: Mark, operation: DraftOperation): void {
    const { index, site } = operation
    scheduledSteps[index] = Math.max(0, steps.length - 1)
    if (!shown.operation(index) || shown.token(index) !== index) {
      if (site === null || isWork(operation)) hiddenEvents++
      return
    }
    writer.pass(names.places[index] ?? NOWHERE)
    const step = writer.write('schedule', { ...mark, site }, index)
    scheduledSteps[index] = step
    moves.schedule(operation, step)
  }

  function run(mark: Mark): void {
    const callback = fold.callbacks[mark.callback ?? -1]
    const placement = placements.callbacks[mark.callback ?? -1]
    if (callback === undefined || placement === undefined) return
    writer.enter(placement.visit)
    if (!shown.callback(callback.index)) {
      hiddenEvents++
      return
    }
    const token = callback.operation === null ? null : shown.token(callback.operation)
    writer.moveTo(called[callback.index] ?? NOWHERE)
    const step = writer.write('run', mark, token)
    if (token !== null) moves.run(token, step)
  }

  function returned(mark: Mark): void {
    const callback = fold.callbacks[mark.callback ?? -1]
    if (callback === undefined) return
    const token = callback.operation === null ? null : shown.token(callback.operation)
    let step = steps.length
    if (!shown.callback(callback.index)) hiddenEvents++
    else if (!callback.threw) step = writer.write('return', mark, token)
    const operation = fold.operations[token ?? -1]
    if (operation !== undefined) moves.leave(operation, callback, mark, step)
  }

  function settle(mark: Mark, promise: DraftOperation): void {
    const ready = (promise.waiters ?? []).filter(
      (waiter) =>
        fold.operations[waiter]?.readyEvent === mark.event && moves.placeOf(waiter) === 'inFlight',
    )
    if (ready.length === 0) {
      if (promise.site === null) hiddenEvents++
      return
    }
    const step = writer.write('settle', mark, promise.index)
    for (const waiter of ready) moves.ready(waiter, 'microtask', step)
  }

  function destroy(mark: Mark, operation: DraftOperation): void {
    if (!shown.operation(operation.index)) {
      hiddenEvents++
      return
    }
    // Of a request that has called back its group says when it is done.
    if (isWork(operation) && operation.kind !== 'handle' && operation.runs.length > 0) return
    if (moves.placeOf(operation.index) === null) return
    const step = operation.cancelled ? writer.write('cancel', mark, operation.index) : steps.length
    moves.remove(operation.index, step)
  }

  function output(mark: Mark): void {
    const event = fold.outputs[mark.subject ?? -1]
    if (event === undefined) return
    const callback = event.observed ? mark.callback : null
    const place = sourcePlaceOf(fold.sites[event.site ?? -1]?.frames[0])
    writer.pass(place)
    const { phase, tick } = verdict
    outputs.push({
      stream: event.stream,
      text: event.text,
      at: mark.at,
      phase,
      queue: callback === null ? null : (fold.callbacks[callback]?.queue ?? null),
      tick,
      evidence: outputEvidence(event.observed),
      ...place,
      callback,
      step: writer.write('output', { ...mark, callback, site: event.site }),
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
    writer.pass({ line: event.error.line, elsewhere: null })
    errors.push({
      kind: event.kind,
      at: mark.at,
      handled: event.handled,
      handledBy: event.handled ? (event.by ?? 'listener') : null,
      error: event.error,
      promise: event.asyncId === null ? null : (fold.byAsyncId.get(event.asyncId) ?? null),
      isMainModules: event.kind === 'unhandledRejection' && event.asyncId === MAIN_MODULE,
      callback: mark.callback,
      step: writer.write('error', mark),
    })
  }
}
