import type { OperationIndex } from '@loopscope/shared/timeline/timeline'
import { useLoopscope } from '../hooks/loopscopeContext.ts'
import { follow } from '../transport/follow.ts'
import { type Lit, useLit } from './useLit.ts'

/** What a button that stands for one operation wears and does. */
export type OperationButton = Lit & {
  readonly 'data-operation': OperationIndex | undefined
  readonly 'aria-pressed': boolean
  readonly onClick: () => void
}

/** The first click selects the operation, another one goes to its next moment. */
export function useOperation(operation: OperationIndex | null): OperationButton {
  const loopscope = useLoopscope()
  const lit = useLit(operation)
  const selected = lit['data-selected']
  return {
    ...lit,
    'data-operation': operation ?? undefined,
    'aria-pressed': selected,
    onClick() {
      if (selected) follow(loopscope, operation)
      else loopscope.selection.setState({ selected: operation })
    },
  }
}
