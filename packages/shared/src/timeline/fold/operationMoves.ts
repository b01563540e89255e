import { createDueTimers } from '../moments/dueTimers.ts'
import { nextRound } from '../moments/nextRound.ts'
import { NOWHERE } from '../sourcePlace.ts'
import { createQueueSpanLedger } from '../steps/queueSpanLedger.ts'
import type { OperationIndex, Place, QueueSpan, StepIndex } from '../timeline.ts'
import type { DraftCallback } from './draftCallback.ts'
import type { DraftOperation } from './draftOperation.ts'
import type { Fold, Mark } from './fold.ts'
import { groupEnds } from './groupEnds.ts'
import type { Names } from './names/names.ts'
import { isWork, type Visibility } from './visibility.ts'

/** Moves operations from place to place: scheduled -> in flight -> ready in a queue -> running -> gone. */
export type OperationMoves = {
  readonly placeOf: (operation: OperationIndex) => Place | null
  readonly schedule: (operation: DraftOperation, at: StepIndex) => void
  /** A timer got a new due time, us. */
  readonly rearm: (operation: DraftOperation, dueAt: number, at: StepIndex) => void
  /** The next timer that waits and is due at `now`; null: no more. */
  readonly takeDue: (
    now: number,
  ) => { readonly operation: OperationIndex; readonly at: number } | null
  readonly ready: (operation: OperationIndex, place: Place, at: StepIndex, dueAt?: number) => void
  readonly run: (operation: OperationIndex, at: StepIndex) => void
  /** A callback of the operation has returned. */
  readonly leave: (
    operation: DraftOperation,
    callback: DraftCallback,
    mark: Mark,
    at: StepIndex,
  ) => void
  readonly remove: (operation: OperationIndex, at: StepIndex) => void
  /** The loop has died: work still in flight was closed without a word, or was not enough to keep the loop alive. */
  readonly loopDied: (at: StepIndex) => void
  /** The process exits: of handles that are closed already no callback will come. */
  readonly exited: (at: StepIndex) => void
  readonly close: (end: StepIndex) => readonly QueueSpan[]
}

export function createOperationMoves(fold: Fold, shown: Visibility, names: Names): OperationMoves {
  const ledger = createQueueSpanLedger((operation) => ({
    label: names.entries[operation] ?? '',
    ...(names.places[operation] ?? NOWHERE),
  }))
  const timers = createDueTimers()
  const ends = groupEnds(fold, shown)

  return {
    placeOf: ledger.placeOf,
    schedule(operation, at) {
      ledger.move(operation.index, firstPlace(operation), at, operation.dueAt)
      if (operation.dueAt !== null) timers.arm(operation.index, operation.dueAt)
    },
    rearm(operation, dueAt, at) {
      if (!shown.operation(operation.index)) return
      if (ledger.placeOf(operation.index) !== 'running')
        ledger.move(operation.index, 'inFlight', at, dueAt)
      timers.arm(operation.index, dueAt)
    },
    takeDue(now) {
      for (let due = timers.take(now); due !== null; due = timers.take(now))
        if (ledger.placeOf(due.operation) === 'inFlight') return due
      return null
    },
    ready: (operation, place, at, dueAt) => ledger.move(operation, place, at, dueAt),
    run(operation, at) {
      timers.disarm(operation)
      ledger.move(operation, 'running', at)
    },
    leave(operation, callback, mark, at) {
      const { index } = operation
      const place = ledger.placeOf(index)
      if (place === null) return
      const refreshed = timers.dueOf(index)
      if (refreshed !== null) ledger.move(index, 'inFlight', at, refreshed)
      else if (isRearmed(operation, callback, mark)) {
        const { startAt } = callback
        const major = Number.parseInt(fold.run?.node ?? '', 10)
        const dueAt = nextRound(startAt, mark.at, operation.delayUsed ?? 1, major)
        ledger.move(index, 'inFlight', at, dueAt)
        timers.arm(index, dueAt)
      } else if (!isWork(operation)) {
        if (place === 'running') ledger.move(index, null, at)
      } else if (ends.get(index) === callback.index) ledger.move(index, null, at)
      else if (place === 'running' && !isStillRunning(operation, callback))
        ledger.move(index, 'inFlight', at)
    },
    remove(operation, at) {
      timers.disarm(operation)
      if (ledger.placeOf(operation) !== 'running') ledger.move(operation, null, at)
    },
    loopDied(at) {
      for (const operation of ledger.inFlight()) {
        const draft = fold.operations[operation]
        if (draft !== undefined && isWork(draft)) ledger.move(operation, null, at)
      }
    },
    exited(at) {
      for (const operation of ledger.inFlight())
        if (fold.operations[operation]?.closing === true) ledger.move(operation, null, at)
    },
    close: ledger.close,
  }

  /** Another callback of the same operation, outside of the one that has ended. */
  function isStillRunning(operation: DraftOperation, ended: DraftCallback): boolean {
    const outer = fold.callbacks[ended.kind === 'nested' ? (ended.parent ?? -1) : -1]
    return (
      outer?.operation != null &&
      shown.callback(outer.index) &&
      shown.token(outer.operation) === operation.index
    )
  }
}

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
