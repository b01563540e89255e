/** What the service tells OpenTelemetry of one run. All of it is nothing while no endpoint is set. */
export type RunSpan = {
  /** It got its turn. */
  readonly started: () => void
  /** It never got one, or could not be started. */
  readonly refused: (reason: unknown) => void
  /** It ended; `recording` is its NDJSON in pieces. */
  readonly finished: (outcome: string, recording: readonly Buffer[]) => void
}

/** One run of many: by which request, and which of its runs. */
type RepeatOf = {
  readonly runId: string
  readonly requestId: string
  readonly batchId: string
  readonly index: number
}

/** What it tells of one run of many. */
type RepeatSpan = {
  readonly finished: (outcome: string) => void
  readonly refused: (reason: unknown) => void
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
  readonly repeat: (of: RepeatOf) => RepeatSpan
  /** Sends what is still to be sent. */
  readonly close: () => Promise<void>
}
