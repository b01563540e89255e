import type { LoadEventOf } from '@loopscope/shared/lab/load/loadEvents'
import type { LoadTarget } from '@loopscope/shared/lab/load/loadTargets'
import { createStore, type StoreApi } from 'zustand/vanilla'

export type LoadKind = LoadEventOf<'loadStarted'>['kind']

/** What the next run is to be. `tab`: the kind that is shown; null: that of the run at the cursor. */
export type LoadForm = {
  readonly tab: LoadKind | null
  readonly target: LoadTarget
  readonly a: LoadTarget
  readonly b: LoadTarget
  readonly connections: number
  readonly pipelining: number
  readonly seconds: number
  readonly rounds: number
  readonly roundSeconds: number
  readonly stallSeconds: number
  readonly warmup: number
}

const FIRST_FORM: LoadForm = {
  ...{ tab: null, target: 'direct', a: 'direct', b: 'haproxyHttp', connections: 10, pipelining: 1 },
  ...{ seconds: 5, rounds: 3, roundSeconds: 2, stallSeconds: 6, warmup: 1 },
}

/** A document has one page of a demo, and this is its form. */
export const loadForm: StoreApi<LoadForm> = createStore<LoadForm>(() => FIRST_FORM)

/** B as it can be asked: without HAProxy it is a cluster. */
export function sideB({ b }: Pick<LoadForm, 'b'>, available: readonly LoadTarget[]): LoadTarget {
  return available.includes(b) ? b : 'clusterRr'
}
