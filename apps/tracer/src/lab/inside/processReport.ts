import type { LabOutcome } from '@loopscope/shared/lab/labOutcome'
import type { InstanceEventOf } from '@loopscope/shared/lab/processes/instanceEvents'
import type { InstanceKind } from '@loopscope/shared/lab/processes/instanceKinds'
import type { ProxyVary } from '@loopscope/shared/lab/proxy/proxyActions'
import type { ProxyEventOf } from '@loopscope/shared/lab/proxy/proxyEvents'
import type { ClusterReport, FromLoad } from './load/loadReport.ts'

/** Where in a demo's program: its file's name without a folder. */
export type SourceLine = { readonly file: string; readonly line: number }

/** What a demo's own processes tell of themselves; `at` by `clockUs`. */
export type ProcessReport =
  | {
      readonly told: 'log'
      readonly at: number
      readonly text: string
      readonly dropped: number
      readonly place?: SourceLine
    }
  | {
      readonly told: 'threw'
      readonly at: number
      readonly text: string
      readonly place?: SourceLine
    }
  | {
      readonly told: 'loop'
      readonly at: number
      readonly delayUs: number
      readonly open: number | null
    }
  | { readonly told: 'blocked'; readonly at: number; readonly from: number; readonly to: number }
  | { readonly told: 'accepted'; readonly at: number; readonly remotePort: number }
  /** A server listens. */
  | { readonly told: 'listening'; readonly at: number }
  /** A health check has reached a server. */
  | { readonly told: 'checked'; readonly at: number; readonly path: string }

/** What cluster tells its primary of a worker. */
export type WorkerReport = {
  readonly told: 'worker'
  readonly at: number
  readonly worker: number
  readonly pid: number
  readonly state: 'started' | 'online' | 'listening' | 'disconnected' | 'exited'
  readonly code?: number | null
  readonly signal?: string | null
  readonly afterDisconnect?: boolean
}

/** See the event `secured`. */
export type Secured = Omit<ProxyEventOf<'secured'>, 'type' | 'at'>

/** What the client tells of its requests and connections. */
export type ClientReport =
  | { readonly told: 'ready'; readonly at: number }
  | {
      readonly told: 'request'
      readonly at: number
      readonly request: number
      readonly connection: number
      readonly path: string
      readonly accepts?: string
      /** It is one of the stream's: nobody asked for it by itself. */
      readonly streamed?: true
    }
  | {
      readonly told: 'opened'
      readonly at: number
      readonly connection: number
      readonly localPort: number
    }
  | { readonly told: 'closed'; readonly at: number; readonly connection: number }
  | {
      readonly told: 'answer'
      readonly at: number
      readonly request: number
      readonly outcome: LabOutcome
      /** The process that says that it answered. */
      readonly by: string | null
      readonly status: number | null
      readonly us: number
      /** Of one that was never sent: why, a code of Node's. */
      readonly unsent?: string
      /** Read from the connection for it, head and body as they came; null: unknown. */
      readonly bytes: number | null
      readonly content?: { readonly type: string; readonly encoding: string }
    }
  /** All requests of a `send` with different keys have ended: who answered key 1, 2, ... */
  | {
      readonly told: 'keys'
      readonly at: number
      readonly vary: Exclude<ProxyVary, 'nothing'>
      readonly answeredBy: readonly (string | null)[]
    }
  /** What became of the connections to a port that speaks TLS. */
  | ({ readonly told: 'secured'; readonly at: number } & Secured)
  /** It was asked to say this: whatever it told before that has come. */
  | { readonly told: 'marked'; readonly at: number; readonly mark: number }

/** What the parent of the demo processes tells of the instances that it starts: see demos/processes. */
export type InstancesReport = { readonly at: number } & (
  | {
      readonly type: 'instance'
      /** The kind, of the one that stands; with a number behind it, one that is only measured. */
      readonly name: string
      readonly kind: InstanceKind
      readonly pid: number
      readonly state: 'started' | 'online' | 'exited'
      readonly code?: number | null
      readonly signal?: string | null
    }
  | { readonly type: 'there'; readonly kind: InstanceKind }
  /** `whole`: none of those that it compared was ended by somebody else. */
  | { readonly type: 'compared'; readonly whole: boolean }
  | Finding<InstanceEventOf<'trial'>>
  | Finding<InstanceEventOf<'value'>>
  | Finding<InstanceEventOf<'sharing'>>
)
type Finding<E> = Omit<E, 'at' | 'comparison'>

/** From the guard to the service. `of`: the process's id, such as 'primary', 'client', 'worker 1' or 'haproxy'. */
export type FromGuard =
  | {
      readonly from: 'told'
      readonly of: string
      readonly what: ProcessReport | WorkerReport | ClientReport
    }
  | {
      readonly from: 'backoff'
      readonly exits: number
      readonly withinMs: number
      readonly at: number
    }
  | { readonly from: 'started'; readonly of: string; readonly pid: number; readonly at: number }
  /** What a program that is none of ours wrote since the last such message. */
  | {
      readonly from: 'lines'
      readonly of: string
      readonly stream: 'stdout' | 'stderr'
      readonly lines: readonly string[]
      readonly at: number
    }
  | {
      readonly from: 'exited'
      readonly of: string
      readonly pid: number
      readonly at: number
      readonly code: number | null
      readonly signal: string | null
      /** The last it wrote to stderr. */
      readonly stderr: string
    }
  | { readonly from: 'failed'; readonly of: string; readonly code: string }
  | { readonly from: 'instances'; readonly what: InstancesReport }
  | FromLoad
  | ClusterReport
