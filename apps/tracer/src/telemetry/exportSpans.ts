import { ROOT_CONTEXT, type Span, type SpanStatus, SpanStatusCode, trace } from '@opentelemetry/api'
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http'
import { resourceFromAttributes } from '@opentelemetry/resources'
import { BatchSpanProcessor, TracerProvider } from '@opentelemetry/sdk-trace'
import { parseRecording } from './parseRecording.ts'
import { recordingSpans } from './recordingSpans.ts'
import type { RunSpan, Telemetry } from './spans.ts'

/** Recordings are exported span by span: past this many callbacks the rest is left out, and the run's span says so. */
const MOST_CALLBACKS = 5000
const QUEUE_SIZE = 20_000

/**
 * Registers the SDK with its OTLP exporter, which reads OTEL_EXPORTER_OTLP_ENDPOINT and its siblings by itself.
 * The service's work becomes spans `run` > `queue`, `sandbox`; each recording hangs below `sandbox` as a span per
 * callback, its parent the callback that scheduled it.
 */
export function exportSpans(): Telemetry {
  const provider = new TracerProvider({
    resource: resourceFromAttributes({ 'service.name': 'loopscope' }),
    spanProcessors: [
      new BatchSpanProcessor({ exporter: new OTLPTraceExporter(), maxQueueSize: QUEUE_SIZE }),
    ],
  })
  trace.setGlobalTracerProvider(provider)
  const tracer = trace.getTracer('loopscope')
  return {
    run(runId, node, requestId): RunSpan {
      const run = tracer.startSpan('run', {
        attributes: {
          'loopscope.run_id': runId,
          'loopscope.node': node,
          'loopscope.request_id': requestId,
        },
      })
      const inRun = trace.setSpan(ROOT_CONTEXT, run)
      const queue = tracer.startSpan('queue', {}, inRun)
      let sandbox: Span | null = null
      return {
        started() {
          queue.end()
          sandbox = tracer.startSpan('sandbox', {}, inRun)
        },
        refused(reason) {
          if (sandbox === null) queue.end()
          else sandbox.end()
          run.setStatus(failedBy(reason))
          run.end()
        },
        finished(outcome, recording) {
          sandbox?.end()
          const decode = tracer.startSpan('decode', {}, inRun)
          const events = parseRecording(recording)
          decode.end()
          run.setAttribute('loopscope.outcome', outcome)
          const parent = sandbox === null ? inRun : trace.setSpan(ROOT_CONTEXT, sandbox)
          const left = recordingSpans(tracer, parent, events, MOST_CALLBACKS)
          if (left > 0) run.setAttribute('loopscope.callbacks_left_out', left)
          run.end()
        },
      }
    },
    repeat({ runId, requestId, batchId, index }) {
      const span = tracer.startSpan('repeat', {
        attributes: {
          'loopscope.run_id': runId,
          'loopscope.request_id': requestId,
          'loopscope.batch_id': batchId,
          'loopscope.index': index,
        },
      })
      return {
        finished(outcome) {
          span.setAttribute('loopscope.outcome', outcome)
          span.end()
        },
        refused(reason) {
          span.setStatus(failedBy(reason))
          span.end()
        },
      }
    },
    lab(labId, demo) {
      const lab = tracer.startSpan('lab', {
        attributes: { 'loopscope.lab_id': labId, 'loopscope.demo': demo },
      })
      return {
        acted: (action) => void lab.addEvent('action', { 'loopscope.action': action }),
        ended(reason) {
          lab.setAttribute('loopscope.ended', reason)
          lab.end()
        },
      }
    },
    close: () => provider.shutdown(),
  }
}

function failedBy(reason: unknown): SpanStatus {
  const message = reason instanceof Error ? reason.message : String(reason)
  return { code: SpanStatusCode.ERROR, message }
}
