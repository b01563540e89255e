import type { Callback, HttpRequest, Operation, StepIndex, Timeline } from './timeline.ts'

/**
 * The timeline as a person knows it who has seen its steps up to `last` and nothing of what comes: no later step, line,
 * callback or end. All indices and all frames up to there stay the same. From the last step on it is the timeline itself.
 */
export function timelineUpTo(timeline: Timeline, last: StepIndex): Timeline {
  const step = timeline.steps[Math.max(0, last)]
  if (step === undefined || last >= timeline.steps.length - 1) return timeline
  const { at } = step
  const isBy = (each: { readonly step: StepIndex }) => each.step <= last
  const callbacks = timeline.callbacks.slice(0, begunBy(timeline, last)).map((callback) => ({
    ...callback,
    endAt: callback.endAt !== null && callback.endAt <= at ? callback.endAt : null,
  }))
  return {
    ...timeline,
    outcome: null,
    exit: timeline.exit !== null && timeline.exit.at <= at ? timeline.exit : null,
    stopReason: null,
    steps: timeline.steps.slice(0, last + 1),
    outputs: timeline.outputs.filter(isBy),
    errors: timeline.errors.filter(isBy),
    callbacks,
    operations: timeline.operations
      .slice(0, scheduledBy(timeline, at))
      .map((operation) => operationBy(operation, callbacks, at)),
    ticks: timeline.ticks
      .filter(({ startAt }) => startAt <= at)
      .map((tick) => ({ ...tick, endAt: Math.min(tick.endAt, at) })),
    visits: timeline.visits
      .filter(({ startAt }) => startAt <= at)
      .map((visit) => ({
        ...visit,
        endAt: Math.min(visit.endAt, at),
        callbacks: visit.callbacks.filter((callback) => callback < callbacks.length),
      })),
    queueSpans: timeline.queueSpans.filter(({ from }) => from <= last),
    poolWorks: timeline.poolWorks.filter((work) => work.at <= at),
    holds: timeline.holds.filter((hold) => hold.at <= at),
    requests: timeline.requests
      .filter((request) => request.at <= at)
      .map((request) => requestBy(request, at)),
    streamsLeft: [],
    unheard: [],
    lastAt: at,
  }
}

/** How many callbacks had begun. A step of the same time as the next callback's begin may stand before it. */
function begunBy({ steps, callbacks }: Timeline, last: StepIndex): number {
  const at = steps[last]?.at ?? 0
  let count = callbacks.findIndex(({ startAt }) => startAt >= at)
  if (count < 0) count = callbacks.length
  for (let i = last; i >= 0 && (steps[i]?.at ?? 0) >= at; i--)
    count = Math.max(count, (steps[i]?.callback ?? -1) + 1)
  return count
}

function scheduledBy({ operations }: Timeline, at: number): number {
  const first = operations.findIndex(({ scheduledAt }) => scheduledAt > at)
  return first < 0 ? operations.length : first
}

function requestBy(request: HttpRequest, at: number): HttpRequest {
  const moments = request.moments.filter((moment) => moment.at <= at)
  const answers = request.side === 'incoming' ? 'ended' : 'responded'
  const isAnswered = moments.some(({ moment }) => moment === answers)
  return { ...request, moments, status: isAnswered ? request.status : null }
}

function operationBy(operation: Operation, callbacks: readonly Callback[], at: number): Operation {
  const { runs, readyAt, doneAt, promiseState } = operation
  const isDone = doneAt !== null && doneAt <= at
  return {
    ...operation,
    runs: runs.filter((run) => run < callbacks.length),
    readyAt: readyAt !== null && readyAt <= at ? readyAt : null,
    doneAt: isDone ? doneAt : null,
    cancelled: operation.cancelled && isDone,
    promiseState: promiseState === null || isDone ? promiseState : 'pending',
  }
}
