import type { RunSpan, Telemetry } from './spans.ts'

const nothing: RunSpan = {
  started: () => undefined,
  refused: () => undefined,
  finished: () => undefined,
}

const silent: Telemetry = {
  run: () => nothing,
  repeat: () => ({ finished: () => undefined, refused: () => undefined }),
  lab: () => ({ acted: () => undefined, ended: () => undefined }),
  close: () => Promise.resolve(),
}

/** With an OTLP endpoint the SDK is loaded and spans are exported; without one nothing is loaded at all. */
export async function createTelemetry(otlpEndpoint: string | null): Promise<Telemetry> {
  if (otlpEndpoint === null) return silent
  const { exportSpans } = await import('./exportSpans.ts')
  return exportSpans()
}
