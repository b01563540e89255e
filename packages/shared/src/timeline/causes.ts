import type { CallbackIndex, OperationIndex, Timeline } from './timeline.ts'

/**
 * Why this operation exists: itself, then what scheduled it, and so on back to main. Node's own operations in between
 * are left out. Never empty for an operation of the timeline; ends at main or at what nobody saw begin.
 */
export function causesOf(timeline: Timeline, operation: OperationIndex): readonly OperationIndex[] {
  const chain: OperationIndex[] = []
  const seen = new Set<OperationIndex>()
  let current: OperationIndex | null = operation
  while (current !== null && !seen.has(current)) {
    seen.add(current)
    const found: Timeline['operations'][number] | undefined = timeline.operations[current]
    if (found === undefined) break
    if (!found.internal || current === operation) chain.push(current)
    current = operationOf(timeline, found.scheduledBy)
  }
  return chain
}

/** The same for a callback: the operation that it runs for, then what scheduled that. Empty for main. */
export function causesOfCallback(
  timeline: Timeline,
  callback: CallbackIndex,
): readonly OperationIndex[] {
  const operation = operationOf(timeline, callback)
  return operation === null ? [] : causesOf(timeline, operation)
}

function operationOf(timeline: Timeline, callback: CallbackIndex | null): OperationIndex | null {
  return callback === null ? null : (timeline.callbacks[callback]?.operation ?? null)
}
