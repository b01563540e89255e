import type { OperationIndex, Place, QueueEntry, Stay, StepIndex } from '../timeline.ts'

type DraftStay = { entry: QueueEntry; place: Place; from: StepIndex; to: StepIndex }

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
  readonly inFlight: () => readonly OperationIndex[]
  readonly close: (end: StepIndex) => readonly Stay[]
}

/** `describe`: label and line of an operation, asked for once per stay. */
export function createStayLedger(
  describe: (operation: OperationIndex) => Pick<QueueEntry, 'label' | 'line' | 'elsewhere'>,
): StayLedger {
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
      const { label, line, elsewhere } = describe(operation)
      const entry = { operation, label, line, elsewhere, state: STATES[place], dueAt }
      const stay = { entry, place, from, to: from }
      stays.push(stay)
      current.set(operation, stay)
    },
    placeOf: (operation) => current.get(operation)?.place ?? null,
    inFlight: () =>
      [...current.values()]
        .filter(({ place }) => place === 'inFlight')
        .map(({ entry }) => entry.operation),
    close(end) {
      for (const stay of current.values()) stay.to = end
      return stays.filter((stay) => stay.to > stay.from)
    },
  }
}

const STATES: Record<Place, QueueEntry['state']> = {
  inFlight: 'waiting',
  timers: 'ready',
  check: 'ready',
  nextTick: 'ready',
  microtask: 'ready',
  running: 'running',
}
