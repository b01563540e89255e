import type { CallbackIndex, Timeline } from '@loopscope/shared/timeline/timeline'
import type { SampledRun } from '@loopscope/shared/wire/sampled'
import { createStore, type StoreApi } from 'zustand/vanilla'
import { NOT_LOADED } from '../../api/notLoaded.ts'

/** The run that is shown, run a second time with V8's profiler. `runId`: of the one that is shown. */
type SamplingState =
  | { readonly status: 'none' }
  | { readonly status: 'asking'; readonly runId: string }
  | { readonly status: 'failed'; readonly runId: string; readonly sentence: string }
  | ({ readonly status: 'known'; readonly runId: string } & SampledSecond)

/** The second run: what it means, when its clock began, and what was sampled in it. */
type SampledSecond = {
  readonly second: Timeline
  readonly origin: number
  readonly run: SampledRun
}

export type Sampler = {
  readonly store: StoreApi<SamplingState>
  /** The callbacks whose functions are shown, wherever they are told of. */
  readonly shown: StoreApi<{ readonly callbacks: readonly CallbackIndex[] }>
  /** Shows the functions of a callback, or no longer. */
  toggle(callback: CallbackIndex): void
  /** Asks for the second run; only when a person wants it. */
  ask(runId: string): Promise<void>
  /** Another run is shown. */
  forget(): void
}

/** Samples the run that is shown when it is asked to. */
export function createSampler(): Sampler {
  const store = createStore<SamplingState>(() => ({ status: 'none' }))
  const shown = createStore<{ readonly callbacks: readonly CallbackIndex[] }>(() => ({
    callbacks: [],
  }))
  let current: AbortController | null = null
  return {
    store,
    shown,
    toggle(callback) {
      shown.setState(({ callbacks }) => ({
        callbacks: callbacks.includes(callback)
          ? callbacks.filter((other) => other !== callback)
          : [...callbacks, callback],
      }))
    },
    forget() {
      current?.abort()
      current = null
      shown.setState({ callbacks: [] })
      store.setState({ status: 'none' }, true)
    },
    async ask(runId) {
      current?.abort()
      const controller = new AbortController()
      current = controller
      store.setState({ status: 'asking', runId }, true)
      const answer = await sampleOf(runId, controller.signal)
      if (current !== controller) return
      if (typeof answer === 'string')
        store.setState({ status: 'failed', runId, sentence: answer }, true)
      else store.setState({ status: 'known', runId, ...answer }, true)
    },
  }
}

/** A sentence where it cannot be had. What asks and reads comes with the first question. */
async function sampleOf(runId: string, signal: AbortSignal): Promise<SampledSecond | string> {
  try {
    const [api, { buildTimeline }, { originOf }] = await Promise.all([
      import('../../api/samples.ts'),
      import('@loopscope/shared/timeline/buildTimeline'),
      import('@loopscope/shared/timeline/sampled/sampleOf'),
    ])
    const answer = await api.fetchSample(runId, signal)
    if (answer.type === 'failed') return answer.sentence
    const { run, events } = answer
    return { run, second: buildTimeline(events), origin: originOf(events) ?? 0 }
  } catch (error) {
    console.warn('A part of the page did not load.', error)
    return NOT_LOADED
  }
}
