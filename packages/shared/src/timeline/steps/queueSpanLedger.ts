import type { OperationIndex, Place, QueueEntry, QueueSpan, StepIndex } from '../timeline.ts'

type DraftQueueSpan = { entry: QueueEntry; place: Place; from: StepIndex; to: StepIndex }

/** Where each operation is while the steps are made. Keeps every operation in at most one place. */
export type QueueSpanLedger = {
  /** From step `from` on the operation is at `place`; null: nowhere any more. */
  readonly move: (
    operation: OperationIndex,
    place: Place | null,
    from: StepIndex,
    dueAt?: number | null,
  ) => void
  readonly placeOf: (operation: OperationIndex) => Place | null
  readonly inFlight: () => readonly OperationIndex[]
  readonly close: (end: StepIndex) => readonly QueueSpan[]
}

/** `describe`: label and line of an operation, asked for once per queue span. */
export function createQueueSpanLedger(
  describe: (operation: OperationIndex) => Pick<QueueEntry, 'label' | 'line' | 'elsewhere'>,
): QueueSpanLedger {
  const queueSpans: DraftQueueSpan[] = []
  const current = new Map<OperationIndex, DraftQueueSpan>()
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
      const queueSpan = { entry, place, from, to: from }
      queueSpans.push(queueSpan)
      current.set(operation, queueSpan)
    },
    placeOf: (operation) => current.get(operation)?.place ?? null,
    inFlight: () =>
      [...current.values()]
        .filter(({ place }) => place === 'inFlight')
        .map(({ entry }) => entry.operation),
    close(end) {
      for (const queueSpan of current.values()) queueSpan.to = end
      return queueSpans.filter((queueSpan) => queueSpan.to > queueSpan.from)
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
