import type { OperationIndex, Place, QueueSpan, Timeline } from './timeline.ts'

/**
 * What no true timeline breaks, as sentences about where this one does; empty when all is well.
 * - A thing is in one place at a time, and from its scheduling until it is done in one without a gap.
 * - nextTicks, microtasks and immediates leave their queue in the order in which they entered it.
 * - Steps, outputs and times only go forward.
 */
export function invariantViolations(timeline: Timeline): readonly string[] {
  return [...brokenQueueSpans(timeline), ...brokenQueues(timeline), ...brokenOrder(timeline)]
}

function brokenQueueSpans(timeline: Timeline): string[] {
  const broken: string[] = []
  const last = new Map<OperationIndex, QueueSpan>()
  for (const queueSpan of timeline.queueSpans) {
    const { operation } = queueSpan.entry
    const name = `${timeline.operations[operation]?.label} (${operation})`
    const before = last.get(operation)
    const scheduled = timeline.operations[operation]?.scheduledStep
    if (before !== undefined && before.to !== queueSpan.from)
      broken.push(
        `${name} left ${before.place} at ${before.to} and entered ${queueSpan.place} at ${queueSpan.from}`,
      )
    if (before === undefined && scheduled !== queueSpan.from)
      broken.push(`${name} was scheduled at ${scheduled} and waits from ${queueSpan.from}`)
    if (queueSpan.from >= queueSpan.to || queueSpan.to > timeline.steps.length)
      broken.push(`${name} is in its queue from ${queueSpan.from} to ${queueSpan.to}`)
    last.set(operation, queueSpan)
  }
  return broken
}

const FIFO: readonly Place[] = ['nextTick', 'microtask', 'check']

/** Goes through the steps and takes what runs from the head of its queue; anything else is a jump. */
function brokenQueues(timeline: Timeline): string[] {
  const broken: string[] = []
  const queues = new Map<Place, QueueSpan[]>(FIFO.map((place) => [place, []]))
  let next = 0
  for (let cursor = 0; cursor < timeline.steps.length; cursor++) {
    for (const queue of queues.values()) {
      const step = timeline.steps[cursor]
      const running = queue.findIndex((queueSpan) => queueSpan.to === cursor)
      if (running > 0 && step?.type === 'run' && step.operation === queue[running]?.entry.operation)
        broken.push(`${queue[running]?.entry.label} jumped its queue at ${cursor}`)
      for (let i = queue.length - 1; i >= 0; i--) if (queue[i]?.to === cursor) queue.splice(i, 1)
    }
    for (
      let queueSpan = timeline.queueSpans[next];
      queueSpan?.from === cursor;
      queueSpan = timeline.queueSpans[++next]
    )
      queues.get(queueSpan.place)?.push(queueSpan)
  }
  return broken
}

function brokenOrder(timeline: Timeline): string[] {
  const broken: string[] = []
  timeline.steps.forEach((step, i) => {
    const before = timeline.steps[i - 1]
    if (before !== undefined && (before.at > step.at || before.event > step.event))
      broken.push(`step ${i} is before step ${i - 1}`)
  })
  timeline.outputs.forEach((output, i) => {
    const before = timeline.outputs[i - 1]
    if (timeline.steps[output.step]?.type !== 'output' || (before?.step ?? -1) >= output.step)
      broken.push(`output ${i} has step ${output.step}`)
  })
  return broken
}
