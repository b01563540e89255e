import type { Frame } from '@loopscope/shared/timeline/frame'
import type { CallbackIndex, OperationIndex, Timeline } from '@loopscope/shared/timeline/timeline'
import { createStore, type StoreApi } from 'zustand/vanilla'

/** Which scheduled thing the person looks at: the same one is lit in every view at once. */
export type Selection = {
  /** Under the pointer, or focused by keyboard. */
  readonly hovered: OperationIndex | null
  /** Clicked; stays until another is, or until Escape. */
  readonly selected: OperationIndex | null
  /** Everything that belongs to one request, lit together; stays as `selected` does. */
  readonly group: Group | null
}

/** `number`: of the request. */
type Group = {
  readonly number: number
  readonly callbacks: ReadonlySet<CallbackIndex>
  readonly operations: ReadonlySet<OperationIndex>
}

export type SelectionStore = StoreApi<Selection>

export const NOTHING_SELECTED: Selection = { hovered: null, selected: null, group: null }

/** Nothing is selected at first. Operations are counted anew in each recording: a new run clears it. */
export function createSelection(): SelectionStore {
  return createStore<Selection>(() => NOTHING_SELECTED)
}

/** Whether there is anything to leave. */
export function hasSelected({ selected, group }: Selection): boolean {
  return selected !== null || group !== null
}

/** What is lit: the hovered thing while there is one, else the selected one. */
export function litOperation({ hovered, selected }: Selection): OperationIndex | null {
  return hovered ?? selected
}

/** What "follow" means at this moment: what is lit, else what runs. null: nothing to follow. */
export function followedOperation(
  selection: Selection,
  timeline: Timeline,
  frame: Frame,
): OperationIndex | null {
  const lit = selection.selected ?? selection.hovered
  if (lit !== null) return lit
  const running = frame.stack.find(({ kind }) => kind === 'callback')
  return timeline.callbacks[running?.callback ?? -1]?.operation ?? null
}
