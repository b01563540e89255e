import { splitPlace } from '../timeline/sourcePlace.ts'
import type { Callback, Timeline } from '../timeline/timeline.ts'

type Value = { readonly stringValue: string } | { readonly intValue: string }
type Attribute = { readonly key: string; readonly value: Value }

export type OtlpSpan = {
  readonly traceId: string
  readonly spanId: string
  readonly parentSpanId: string
  readonly name: string
  /** SPAN_KIND_INTERNAL. */
  readonly kind: 1
  readonly startTimeUnixNano: string
  readonly endTimeUnixNano: string
  readonly attributes: readonly Attribute[]
  readonly status: { readonly code?: 2 }
}

/** The body of an OTLP/HTTP request for traces, as JSON. */
export type OtlpTraces = {
  readonly resourceSpans: readonly {
    readonly resource: { readonly attributes: readonly Attribute[] }
    readonly scopeSpans: readonly {
      readonly scope: { readonly name: string }
      readonly spans: readonly OtlpSpan[]
    }[]
  }[]
}

/** A recording as OTLP JSON: one span for the run, below it one per callback, its parent the one that scheduled it. */
export function otlpTraces(timeline: Timeline): OtlpTraces {
  const { run, callbacks, lastAt } = timeline
  const traceId = traceIdOf(run?.runId ?? '')
  const start = BigInt(Date.parse(run?.startedAt ?? '1970-01-01T00:00:00Z')) * 1_000_000n
  const time = (us: number) => String(start + BigInt(Math.round(us * 1000)))
  const root = 'f'.repeat(16)
  const failed = timeline.outcome !== null && timeline.outcome.type !== 'finished'
  return {
    resourceSpans: [
      {
        resource: {
          attributes: [
            text('service.name', 'loopscope'),
            text('process.runtime.name', 'nodejs'),
            text('process.runtime.version', run?.node ?? 'unknown'),
          ],
        },
        scopeSpans: [
          {
            scope: { name: 'loopscope' },
            spans: [
              {
                traceId,
                spanId: root,
                parentSpanId: '',
                name: 'run',
                kind: 1,
                startTimeUnixNano: time(0),
                endTimeUnixNano: time(lastAt),
                attributes: [text('loopscope.outcome', timeline.outcome?.type ?? 'unfinished')],
                status: failed ? { code: 2 } : {},
              },
              ...callbacks.map((callback) => ({
                traceId,
                spanId: spanId(callback.index),
                parentSpanId: parentOf(timeline, callback) ?? root,
                name: callback.label,
                kind: 1 as const,
                startTimeUnixNano: time(callback.startAt),
                endTimeUnixNano: time(callback.endAt ?? lastAt),
                attributes: attributesOf(callback),
                status: {},
              })),
            ],
          },
        ],
      },
    ],
  }
}

function parentOf({ operations }: Timeline, callback: Callback): string | null {
  const scheduledBy = operations[callback.operation ?? -1]?.scheduledBy ?? callback.parent
  return scheduledBy === null ? null : spanId(scheduledBy)
}

function attributesOf({
  phase,
  queue,
  tick,
  evidence,
  asyncId,
  line,
  elsewhere,
}: Callback): Attribute[] {
  const other = elsewhere === null ? null : splitPlace(elsewhere)
  return [
    text('loopscope.phase', phase),
    ...(queue === null ? [] : [text('loopscope.queue', queue)]),
    whole('loopscope.tick', tick),
    text('loopscope.evidence', evidence),
    whole('loopscope.async_id', asyncId),
    ...(line === null ? [] : [whole('code.line.number', line)]),
    ...(other === null
      ? []
      : [text('code.file.path', other.file), whole('code.line.number', other.line)]),
  ]
}

const text = (key: string, stringValue: string): Attribute => ({ key, value: { stringValue } })
const whole = (key: string, value: number): Attribute => ({
  key,
  value: { intValue: String(value) },
})

/** Sixteen hexadecimal digits, none of them all zero. */
function spanId(callback: number): string {
  return (callback + 1).toString(16).padStart(16, '0')
}

/** The run's own id is a UUID: 32 hexadecimal digits. */
function traceIdOf(runId: string): string {
  const digits = runId.replace(/[^0-9a-f]/g, '')
  return digits.length === 32 ? digits : '1'.padStart(32, '0')
}
