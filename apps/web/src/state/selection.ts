import type { Frame } from '@loopscope/shared/timeline/frame'
import type {
  CallbackIndex,
  OperationIndex,
  StepIndex,
  Timeline,
} from '@loopscope/shared/timeline/timeline'
import { createStore, type StoreApi } from 'zustand/vanilla'

/** Which scheduled thing the person looks at: the same one is lit in every view at once. */
export type Selection = {
  /** Under the pointer, or focused by keyboard. */
  readonly hovered: OperationIndex | null
  /** Clicked; stays until another is, or until Escape. */
  readonly selected: OperationIndex | null
  /** Everything that belongs to one request, or that was searched for, lit together; stays as `selected` does. */
  readonly group: Group | null
  /** A line of the program that was asked for; stays as `selected` does. */
  readonly line: number | null
}

/** `number`: of the request; null: it was searched for. `steps`: moments that are lit where that is more exact than callbacks. */
type Group = {
  readonly number: number | null
  readonly steps: ReadonlySet<StepIndex> | null
  readonly callbacks: ReadonlySet<CallbackIndex>
  readonly operations: ReadonlySet<OperationIndex>
}

export type SelectionStore = StoreApi<Selection>

export const NOTHING_SELECTED: Selection = {
  hovered: null,
  selected: null,
  group: null,
  line: null,
}

/** Nothing is selected at first. Operations are counted anew in each recording: a new run clears it. */
export function createSelection(): SelectionStore {
  return createStore<Selection>(() => NOTHING_SELECTED)
}

/** Whether something that is no operation of its own belongs to what is lit together: by its moment, else by its callback. */
export function isInGroup(
  { group }: Selection,
  callback: CallbackIndex | null,
  step: StepIndex | null,
): boolean {
  if (group === null) return false
  return group.steps === null
    ? callback !== null && group.callbacks.has(callback)
    : step !== null && group.steps.has(step)
}

/** Whether there is anything to leave. */
export function hasSelected({ selected, group, line }: Selection): boolean {
  return (selected ?? group ?? line) !== null
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
