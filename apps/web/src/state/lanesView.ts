import { createStore, type StoreApi } from 'zustand/vanilla'

/** order: every step gets the same room. time: true milliseconds. */
export type Scale = 'order' | 'time'

/** The steps [from, to) that are in view, fractions of one included; the same in both scales. */
export type Range = { readonly from: number; readonly to: number }

/** How the person looks at the lanes. */
export type LanesView = {
  readonly scale: Scale
  /** null: no one has zoomed or panned. As much is shown as can be read, around the cursor. */
  readonly range: Range | null
  /** The room that the lanes have, px; 0 while they are not on the page. */
  readonly width: number
  /** The lanes as a table of text. */
  readonly table: boolean
  /** The HTTP requests of the recording instead of either, where it has any. */
  readonly requests: boolean
  /** What lies over the lanes: the field to search with, or the sums of what is in view. */
  readonly over: 'find' | 'sums' | null
}

export type LanesViewStore = StoreApi<LanesView>

/** The lanes in the order of steps, nothing zoomed. */
export function createLanesView(): LanesViewStore {
  return createStore<LanesView>(() => ({
    scale: 'order',
    range: null,
    width: 0,
    table: false,
    requests: false,
    over: null,
  }))
}
