import type { Fidelity } from '@loopscope/shared/wire/batch'
import { createStore, type StoreApi } from 'zustand/vanilla'

/** How the run that is shown compares with plain Node. */
type FidelityState =
  | { readonly status: 'none' }
  | { readonly status: 'asking'; readonly runId: string }
  /** `fidelity` is null where it could not be had. */
  | { readonly status: 'known'; readonly runId: string; readonly fidelity: Fidelity | null }

export type FidelityChecker = {
  readonly store: StoreApi<FidelityState>
  /** Asks for the comparison of a run that has just ended. */
  check(runId: string): Promise<void>
  /** Another run began. */
  forget(): void
}

/** Compares the latest run with plain Node, in the background. */
export function createFidelity(): FidelityChecker {
  const store = createStore<FidelityState>(() => ({ status: 'none' }))
  let current: AbortController | null = null
  const forget = () => {
    current?.abort()
    current = null
    store.setState({ status: 'none' }, true)
  }
  return {
    store,
    forget,
    async check(runId) {
      forget()
      const controller = new AbortController()
      current = controller
      store.setState({ status: 'asking', runId }, true)
      const fidelity = await import('../../api/fidelity.ts').then(
        (api) => api.fetchFidelity(runId, controller.signal),
        (error: unknown) => {
          console.warn('A part of the page did not load.', error)
          return null
        },
      )
      if (current === controller) store.setState({ status: 'known', runId, fidelity }, true)
    },
  }
}
