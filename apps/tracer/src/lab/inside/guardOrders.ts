import type { CrashWay, Serialization } from '@loopscope/shared/lab/processes/instanceEvents'
import type { InstanceKind } from '@loopscope/shared/lab/processes/instanceKinds'
import type { ProxyVary } from '@loopscope/shared/lab/proxy/proxyActions'
import type { LoadRunnerOrder } from './load/loadReport.ts'

/** What that parent takes. */
export type InstancesOrder =
  | { readonly do: 'stand' | CrashWay; readonly kind: InstanceKind | 'parent' }
  | { readonly do: 'listen'; readonly on: boolean }
  | { readonly do: 'whoIsThere' }
  | { readonly do: 'costs'; readonly times: number }
  | { readonly do: 'values'; readonly serialization: Serialization }
  | { readonly do: 'sharing'; readonly port: number }

/** What the client is asked to do. */
export type ClientOrder =
  | {
      readonly do: 'send'
      readonly count: number
      readonly path: string
      /** All at once; else one after the other. */
      readonly once?: boolean
      /** In what requests differ, and of how many kinds they are. */
      readonly vary?: ProxyVary
      readonly keys?: number
      /** `Accept-Encoding`; 'none': without. */
      readonly encoding?: string
      /** Whether it is told what requests and answers say of encodings. */
      readonly weighed?: boolean
      /** Port that they go to instead, and whether TLS is spoken there. */
      readonly to?: { readonly port: number; readonly tls: boolean; readonly ca: string }
    }
  | { readonly do: 'stream'; readonly rate: number; readonly path: string }
  | { readonly do: 'connections'; readonly keepAlive: boolean }
  /** To say that it has told all that it knows. */
  | { readonly do: 'mark'; readonly mark: number }

/** What the primary's program takes: see demos/cluster/primary.ts. */
export type PrimaryOrder = {
  readonly do: 'fork' | 'disconnect' | 'block' | 'crash' | 'hold' | 'refork'
  readonly worker?: number
  readonly on?: boolean
}

/** What a web-api takes: see demos/services/webApi.ts. */
export type ServerOrder = {
  readonly do: 'set'
  /** Before each answer. */
  readonly slowMs: number
  /** Node's `server.maxConnections`; 0: none. */
  readonly maxConnections: number
}

/** A process to be started. Its environment is this and no more. */
export type Launch =
  /** One of our own programs, with an IPC channel. */
  | {
      readonly kind: 'node'
      readonly of: string
      readonly file: string
      readonly args: readonly string[]
      readonly execArgv: readonly string[]
      readonly env: Readonly<Record<string, string>>
    }
  /** Any other: what it writes is told line by line. */
  | {
      readonly kind: 'program'
      readonly of: string
      readonly file: string
      readonly args: readonly string[]
      readonly cwd: string
      /** Whom it runs as; null: as the service. */
      readonly as: { readonly uid: number; readonly gid: number } | null
    }

/** From the service to the guard: start one, end all, or give one of them an order. */
export type ToGuard =
  | { readonly launch: Launch }
  /** End all, these workers first. */
  | { readonly end: readonly number[] }
  | {
      readonly order: PrimaryOrder | ClientOrder | ServerOrder | LoadRunnerOrder | InstancesOrder
      readonly for: string
    }
