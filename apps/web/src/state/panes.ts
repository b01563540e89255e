import { createStore, type StoreApi } from 'zustand/vanilla'

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
  /** The page is shown to a room: large, and without what nobody there looks at. */
  readonly presenting: boolean
  /** How much larger its text is then; else 1. */
  readonly zoom: number
  /** Steps are chosen as stops of a link. */
  readonly choosingStops: boolean
  /** At which stop the tour is, from 0; null: nobody is on it. */
  readonly tour: number | null
  /** The list of lessons. */
  readonly path: boolean
  /** The lesson that is taken, from 0; null: none. */
  readonly lesson: number | null
}

export type PanesStore = StoreApi<Panes>

/** Why and the code are open, all else closed. */
export function createPanes(): PanesStore {
  return createStore<Panes>(() => ({
    inspectorTab: 'why',
    tab: 'code',
    drawer: false,
    keys: false,
    maximized: null,
    presenting: false,
    choosingStops: false,
    zoom: 1,
    tour: null,
    path: false,
    lesson: null,
  }))
}
