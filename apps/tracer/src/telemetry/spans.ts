/** What the service tells OpenTelemetry of one run. All of it is nothing while no endpoint is set. */
export type RunSpan = {
  /** It got its turn. */
  readonly started: () => void
  /** It never got one, or could not be started. */
  readonly refused: (reason: unknown) => void
  /** It ended; `recording` is its NDJSON in pieces. */
  readonly finished: (outcome: string, recording: readonly Buffer[]) => void
}

/** What it tells of one session of a demo. */
export type LabSpan = {
  readonly acted: (action: string) => void
  readonly ended: (reason: string) => void
}

export type Telemetry = {
  readonly lab: (labId: string, demo: string) => LabSpan
  /** `requestId`: by which the log, and whoever stands in front of the service, speak of the request. */
  readonly run: (runId: string, node: string, requestId: string) => RunSpan
  /** Sends what is still to be sent. */
  readonly close: () => Promise<void>
}
