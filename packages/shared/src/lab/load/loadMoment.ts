import type { LoadEventOf } from './loadEvents.ts'

/** One execution of the generator, as far as it has come. `done`: null while it runs. */
export type LoadPart = {
  readonly started: LoadEventOf<'loadStarted'>
  readonly samples: readonly LoadEventOf<'loadSample'>[]
  readonly done: LoadEventOf<'loadDone'> | null
}

/** One order: a single part, pairs of A and B, or the two of a stalled server. */
export type LoadRun = {
  readonly run: number
  readonly kind: LoadEventOf<'loadStarted'>['kind']
  /** Parts that it is to have. */
  readonly planned: number
  readonly parts: readonly LoadPart[]
  /** Everything began anew or ended while it ran: its figures are of what came until then. */
  readonly cutOff?: true
  /** It was ended between two parts: no further one begins. */
  readonly calledOff?: true
}

/** The load runs of an epoch at a moment. */
export type LoadMoment = {
  /** The last runs, oldest first. */
  readonly runs: readonly LoadRun[]
  /** A run waits for others on this machine; null: none. */
  readonly queued: LoadEventOf<'loadQueued'> | null
  /** One has been asked for, and neither waits nor has begun: its servers are being started. */
  readonly asked?: true
}

export const NO_LOAD: LoadMoment = { runs: [], queued: null }
