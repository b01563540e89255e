import { createStore, type StoreApi } from 'zustand/vanilla'
import { type ClosablePane, keepClosed, readClosed } from '../storage/closedPanes.ts'

export type { ClosablePane }

/** What the inspector shows. */
export type InspectorTab = 'why' | 'health' | 'races' | 'versions' | 'runs'
/** Which of the panes shows under the ring where there is room for one column only. */
export type PaneTab = 'waiting' | 'inspect' | 'console' | 'lanes' | 'code'

/** Which parts of the page are open. None of it changes what is shown of a recording. */
export type Panes = {
  readonly inspectorTab: InspectorTab
  readonly tab: PaneTab
  /** On middle widths the inspector is a drawer. */
  readonly drawer: boolean
  /** The list of keys. */
  readonly keys: boolean
  /** The pane that has the page to itself, on wide pages. */
  readonly maximized: 'timeline' | 'console' | null
  /** Collapsed to their bars, on wide pages; remembered in this browser. */
  readonly closed: readonly ClosablePane[]
  /** The page is shown to a room: large, and without what no one there looks at. */
  readonly presenting: boolean
  /** How much larger its text is then; else 1. */
  readonly zoom: number
  /** Steps are chosen as stops of a link. */
  readonly choosingStops: boolean
  /** The run is shown as on paper, to be printed. */
  readonly sheet: boolean
  /** At which stop the tour is, from 0; null: no one is on it. */
  readonly tour: number | null
  /** The list of lessons. */
  readonly path: boolean
  /** The lesson that is taken, from 0; null: none. */
  readonly lesson: number | null
}

export type PanesStore = StoreApi<Panes>

/** Collapses a pane that is open, and opens one that is collapsed. What is maximized has its place back. */
export const toggled =
  (pane: ClosablePane) =>
  ({ closed }: Panes): Partial<Panes> => ({
    maximized: null,
    closed: closed.includes(pane) ? closed.filter((other) => other !== pane) : [...closed, pane],
  })

/** Opens a pane that is collapsed. */
export const opened =
  (pane: ClosablePane) =>
  ({ closed }: Panes): Partial<Panes> =>
    closed.includes(pane) ? { closed: closed.filter((other) => other !== pane) } : {}

/** Why and the code are open, all else closed. */
export function createPanes(): PanesStore {
  const store = createStore<Panes>(() => ({
    inspectorTab: 'why',
    tab: 'code',
    drawer: false,
    keys: false,
    maximized: null,
    closed: readClosed(),
    presenting: false,
    choosingStops: false,
    sheet: false,
    zoom: 1,
    tour: null,
    path: false,
    lesson: null,
  }))
  store.subscribe(({ closed }, before) => {
    if (closed !== before.closed) keepClosed(closed)
  })
  return store
}
