import type { CallbackIndex, OperationIndex, StepIndex } from '@loopscope/shared/timeline/timeline'
import { useEffect } from 'react'
import { isInGroup, litOperation } from '../../state/selection.ts'
import { useLoopscope, useSelection } from '../hooks/loopscopeContext.ts'

/** What an element that stands for one operation wears, and what it does when it is pointed at. */
export type Lit = {
  readonly 'data-lit': boolean
  readonly 'data-selected': boolean
  readonly onPointerEnter: () => void
  readonly onPointerLeave: () => void
  readonly onFocus: () => void
  readonly onBlur: () => void
}

type Moment = { readonly callback: CallbackIndex | null; readonly step: StepIndex | null }
const NO_MOMENT: Moment = { callback: null, step: null }

/**
 * The same operation is lit everywhere at once. `null`: an element that stands for nothing. `moment`: of an element that stands for
 * one, which may belong to a request or to what was searched for where its operation does not.
 */
export function useLit(operation: OperationIndex | null, moment: Moment = NO_MOMENT): Lit {
  const { selection } = useLoopscope()
  const lit = useSelection((state) => {
    if (isInGroup(state, moment.callback, moment.step)) return true
    if (operation === null) return false
    return litOperation(state) === operation || state.group?.operations.has(operation) === true
  })
  const selected = useSelection((state) => operation !== null && state.selected === operation)
  const enter = () => selection.setState({ hovered: operation })
  const leave = () => {
    if (selection.getState().hovered === operation) selection.setState({ hovered: null })
  }
  // What leaves the page under the pointer is not left by the pointer.
  useEffect(
    () => () => {
      if (operation !== null && selection.getState().hovered === operation)
        selection.setState({ hovered: null })
    },
    [selection, operation],
  )
  return {
    'data-lit': lit,
    'data-selected': selected,
    onPointerEnter: enter,
    onPointerLeave: leave,
    onFocus: enter,
    onBlur: leave,
  }
}
