import { buildTimeline } from '@loopscope/shared/timeline/buildTimeline'
import { splitPlace } from '@loopscope/shared/timeline/sourcePlace'
import type { Callback, Timeline } from '@loopscope/shared/timeline/timeline'
import type { TraceEvent } from '@loopscope/shared/wire/traceEvent'
import { type Context, type Tracer, trace } from '@opentelemetry/api'

/**
 * One span per callback of the recording, its parent the callback that scheduled it (main's parent is `parent`).
 * Returns how many callbacks were left out for being more than `most`.
 */
export function recordingSpans(
  tracer: Tracer,
  parent: Context,
  events: readonly TraceEvent[],
  most: number,
): number {
  const timeline = buildTimeline(events)
  const startedAt = timeline.run === null ? Date.now() : Date.parse(timeline.run.startedAt)
  const contexts = new Map<number, Context>()
  const time = (us: number) => startedAt + us / 1e3
  const shown = timeline.callbacks.slice(0, most)
  for (const callback of shown) {
    const scheduledBy = schedulerOf(timeline, callback)
    const context = (scheduledBy === null ? undefined : contexts.get(scheduledBy)) ?? parent
    const span = tracer.startSpan(
      callback.label,
      { startTime: time(callback.startAt), attributes: attributesOf(timeline, callback) },
      context,
    )
    contexts.set(callback.index, trace.setSpan(context, span))
    span.end(time(callback.endAt ?? timeline.lastAt))
  }
  return timeline.callbacks.length - shown.length
}

function schedulerOf(timeline: Timeline, callback: Callback): number | null {
  const operation =
    callback.operation === null ? undefined : timeline.operations[callback.operation]
  return operation?.scheduledBy ?? callback.parent
}

function attributesOf(timeline: Timeline, callback: Callback): Record<string, string | number> {
  const operation =
    callback.operation === null ? undefined : timeline.operations[callback.operation]
  const attributes: Record<string, string | number> = {
    'loopscope.phase': callback.phase,
    'loopscope.tick': callback.tick,
    'loopscope.evidence': callback.evidence,
    'loopscope.async_id': callback.asyncId,
  }
  if (callback.queue !== null) attributes['loopscope.queue'] = callback.queue
  if (operation !== undefined) attributes['loopscope.async_type'] = operation.resource
  if (callback.line !== null) attributes['code.line.number'] = callback.line
  if (callback.elsewhere !== null) {
    const { file, line } = splitPlace(callback.elsewhere)
    attributes['code.file.path'] = file
    attributes['code.line.number'] = line
  }
  return attributes
}
