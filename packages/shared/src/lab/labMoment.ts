import type { LabEvent, LabEventOf, LabHeader } from './labEvent.ts'
import type { LabOutcome } from './labOutcome.ts'
import type { LabSettings } from './labSettings.ts'
import type { LoadMoment } from './load/loadMoment.ts'
import type { InstancesMoment } from './processes/instancesMoment.ts'
import type { Pair } from './proxy/pair.ts'
import type { ProxyMoment } from './proxy/proxyMoment.ts'

/** How many requests became what. */
export type LabOutcomes = Readonly<Record<LabOutcome, number>>

export type LabExit = {
  readonly code: number | null
  readonly signal: string | null
  readonly asked: boolean
  readonly afterDisconnect: boolean
  /** With all other processes, as the session ended or began anew. */
  readonly withAll?: boolean
  /** The session ended it, as no load run needs it any more. */
  readonly unneeded?: boolean
}

/** One process as it is at a moment. Times are us on the lab's clock, null: not yet. */
export type LabProcess = {
  readonly id: string
  readonly role: LabEventOf<'process'>['role']
  readonly pid: number
  readonly state: 'started' | 'online' | 'listening' | 'disconnecting' | 'disconnected' | 'exited'
  readonly frozen: boolean
  readonly startedAt: number
  readonly onlineAt: number | null
  readonly listeningAt: number | null
  readonly disconnectedAt: number | null
  readonly exitedAt: number | null
  readonly exit: LabExit | null
  /** Its last kill, crash or disconnect that a tab asked for. */
  readonly askedToEndAt: number | null
  /** Requests whose connection it held, by what became of them; `answered` is the figure "requests". */
  readonly requests: LabOutcomes
  /** Connections that it was given in all, and those of them that are open. */
  readonly connections: number
  readonly open: number
  /** The last block of its loop that is over. */
  readonly blocked: { readonly from: number; readonly to: number } | null
  readonly sample: LabSample | null
}

/** The last look at a process. `cpuPercent`: of one core, between the last two looks; null: unknown yet. */
export type LabSample = {
  readonly at: number
  readonly cpuUs: number | null
  readonly cpuPercent: number | null
  readonly rssBytes: number | null
  readonly loopDelayUs: number | null
  readonly open: number | null
}

/** A request that is told one by one and has not ended. `process`: who has its connection, null: no one yet. */
export type LabInFlight = {
  readonly request: number
  readonly connection: number
  readonly path: string
  readonly at: number
  readonly process: string | null
}

/** A connection that is told one by one and open. */
export type LabConnection = {
  readonly connection: number
  readonly process: string | null
  readonly at: number
}

/** A time with fewer listening workers than there were: from when one began to end (`asked` or seen) until they are as many again. */
export type LabGap = {
  readonly from: number
  /** null: still fewer. */
  readonly to: number | null
  readonly process: string
  /** Workers listening before, and the fewest since. */
  readonly before: number
  readonly least: number
}

/** All that a page shows of a demo's session at one moment: a function of (events, cursor). */
export type LabMoment = {
  /** Index of `event`, the last that has happened. */
  readonly cursor: number
  readonly event: LabEvent
  readonly at: number
  readonly header: LabHeader
  /** 0 before the first. */
  readonly epoch: number
  readonly epochAt: number
  /** The cluster's. */
  readonly settings: LabSettings
  /** Of this epoch, in the order in which they began. Of the exited ones the last 12 are kept. */
  readonly processes: readonly LabProcess[]
  /** Workers of this epoch that have exited, all of them but those that ended with the whole session. */
  readonly exits: number
  readonly socket: LabEventOf<'listening'> | null
  /** Requests of this epoch. sent = every outcome + inFlight. `oneByOne`: those of `sent` that are told one by one. */
  readonly totals: LabOutcomes & {
    readonly sent: number
    readonly inFlight: number
    readonly oneByOne: number
    /** Of those answered: with a status of 500 or above. */
    readonly failed: number
    /** Of those lost: never sent, as their connection did not come about. */
    readonly unsent: number
    readonly connections: number
  }
  readonly inFlight: readonly LabInFlight[]
  readonly connections: readonly LabConnection[]
  /** The last time of reduced capacity in this epoch. */
  readonly gap: LabGap | null
  /** The primary has given up forking again. */
  readonly backoff: LabEventOf<'backoff'> | null
  readonly lastAction: LabEventOf<'action'> | null
  readonly end: LabEventOf<'end'> | null
  /** The demo haproxy's own part; null in any other. */
  readonly proxy: ProxyMoment | null
  /** The demo autocannon's own part; null in any other. */
  readonly load: LoadMoment | null
  /** The demo processes' own part; null in any other. */
  readonly instances: InstancesMoment | null
  /** The cluster that runs beside HAProxy, as a moment of its own; null: none has run. */
  readonly beside: LabMoment | null
  /** The last time that one process of each was killed or frozen; null: not in this epoch. */
  readonly pair: Pair | null
}
