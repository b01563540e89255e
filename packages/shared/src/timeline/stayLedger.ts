import type { OperationIndex, Place, Stay, StepIndex } from './timeline.ts'

type DraftStay = {
  operation: OperationIndex
  place: Place
  from: StepIndex
  to: StepIndex
  dueAt: number | null
}

/** Where each operation is while the steps are made. Keeps every operation in at most one place. */
export type StayLedger = {
  /** From step `from` on the operation is at `place`; null: nowhere any more. */
  readonly move: (
    operation: OperationIndex,
    place: Place | null,
    from: StepIndex,
    dueAt?: number | null,
  ) => void
  readonly placeOf: (operation: OperationIndex) => Place | null
  readonly close: (end: StepIndex) => readonly Stay[]
}

export function createStayLedger(): StayLedger {
  const stays: DraftStay[] = []
  const current = new Map<OperationIndex, DraftStay>()
  return {
    move(operation, place, from, dueAt = null) {
      const old = current.get(operation)
      if (old !== undefined) old.to = from
      if (place === null) {
        current.delete(operation)
        return
      }
      const stay = { operation, place, from, to: from, dueAt }
      stays.push(stay)
      current.set(operation, stay)
    },
    placeOf: (operation) => current.get(operation)?.place ?? null,
    close(end) {
      for (const stay of current.values()) stay.to = end
      return stays.filter((stay) => stay.to > stay.from)
    },
  }
}
