import type { LoadEventOf, LoadGenerator } from '@loopscope/shared/lab/load/loadEvents'

/** What a load generator is to do: numbers that the service has checked, and a port of 127.0.0.1 that it knows. */
export type LoadOrder = {
  readonly generator: LoadGenerator
  readonly port: number
  /** TLS; the certificate is the session's own and signed by no one. */
  readonly secure: boolean
  /** Ask for gzip. */
  readonly gzip: boolean
  readonly connections: number
  readonly pipelining: number
  readonly seconds: number
  readonly warmupSeconds: number
  /** steady: requests per second. */
  readonly rate: number | null
}

type Window = LoadEventOf<'loadSample'>
type Done = LoadEventOf<'loadDone'>

/** What it tells; times by `clockUs`. */
export type LoadReport =
  /** The run counts from here on. */
  | { readonly load: 'counting'; readonly at: number }
  | ({ readonly load: 'window'; readonly at: number } & Omit<
      Window,
      'type' | 'at' | 'run' | 'part'
    >)
  /** `cpuUs`: processor time that it took itself. */
  | ({ readonly load: 'over'; readonly at: number; readonly cpuUs: number } & Omit<
      Done,
      'type' | 'at' | 'run' | 'part' | 'cpu'
    >)

/** What it may be told meanwhile. */
export type LoadRunnerOrder = { readonly do: 'stopLoad' }

/** What a cluster under load tells of a worker, by way of the guard. `of`: the primary's id. */
export type ClusterReport = {
  readonly from: 'loadWorker'
  readonly of: string
  readonly worker: number
  readonly pid: number
  readonly state: 'started' | 'listening' | 'exited'
}
/** What a load generator tells, by way of the guard. */
export type FromLoad = { readonly from: 'load'; readonly of: 'runner'; readonly what: LoadReport }
