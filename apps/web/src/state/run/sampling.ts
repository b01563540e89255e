import type { CallbackIndex, Timeline } from '@loopscope/shared/timeline/timeline'
import type { SampledRun } from '@loopscope/shared/wire/sampled'
import type { TraceEvent } from '@loopscope/shared/wire/traceEvent'
import { createStore, type StoreApi } from 'zustand/vanilla'
import { NOT_LOADED } from '../../api/notLoaded.ts'
import type { SessionStore } from './session.ts'

/** The run that is shown, run a second time with V8's profiler. */
type Sampling = {
  /** The callbacks whose functions are shown, wherever they are told of. */
  readonly shown: readonly CallbackIndex[]
  readonly answer:
    | { readonly status: 'none' | 'asking' }
    | { readonly status: 'failed'; readonly sentence: string }
    | ({ readonly status: 'known' } & SampledSecond)
}

/** The second run: what it means, when its clock began, and what was sampled in it. */
export type SampledSecond = {
  readonly second: Timeline
  readonly origin: number
  readonly run: SampledRun
}

export type Sampler = {
  readonly store: StoreApi<Sampling>
  /** Asks for a second run of the one that is shown; only when a person wants it. */
  ask(): Promise<void>
  /** Shows the functions of a callback, or no longer. */
  toggle(callback: CallbackIndex): void
}

const samplers = new WeakMap<SessionStore, Sampler>()

/** The one sampler of a page, made when a view first wants it: most pages never do. */
export function samplerOf(session: SessionStore): Sampler {
  const sampler = samplers.get(session) ?? createSampler(session)
  samplers.set(session, sampler)
  return sampler
}

/** The name that the service keeps a recording under; null: it is no run's. */
export function runIdOf(events: readonly TraceEvent[]): string | null {
  const [first] = events
  return first?.type === 'run' ? first.runId : null
}

const NOTHING: Sampling = { shown: [], answer: { status: 'none' } }

function createSampler(session: SessionStore): Sampler {
  const store = createStore<Sampling>(() => NOTHING)
  let current: AbortController | null = null
  session.subscribe((now, before) => {
    if (runIdOf(now.events) === runIdOf(before.events)) return
    current?.abort()
    current = null
    store.setState(NOTHING)
  })
  return {
    store,
    toggle(callback) {
      store.setState(({ shown }) => ({
        shown: shown.includes(callback)
          ? shown.filter((other) => other !== callback)
          : [...shown, callback],
      }))
    },
    async ask() {
      const runId = runIdOf(session.getState().events)
      if (runId === null) return
      current?.abort()
      const controller = new AbortController()
      current = controller
      store.setState({ answer: { status: 'asking' } })
      const answer = await sampleOf(runId, controller.signal)
      if (current === controller) store.setState({ answer })
    },
  }
}

/** What asks and reads comes with the first question. */
async function sampleOf(runId: string, signal: AbortSignal): Promise<Sampling['answer']> {
  try {
    const [api, { buildTimeline }, { originOf }] = await Promise.all([
      import('../../api/samples.ts'),
      import('@loopscope/shared/timeline/buildTimeline'),
      import('@loopscope/shared/timeline/sampled/sampleOf'),
    ])
    const answer = await api.fetchSample(runId, signal)
    if (answer.type === 'failed') return { status: 'failed', sentence: answer.sentence }
    const { run, events } = answer
    return { status: 'known', run, second: buildTimeline(events), origin: originOf(events) ?? 0 }
  } catch (error) {
    console.warn('A part of the page did not load.', error)
    return { status: 'failed', sentence: NOT_LOADED }
  }
}
