import type { StepIndex } from '@loopscope/shared/timeline/timeline'
import { useLoopscope } from '../views/hooks/loopscopeContext.ts'

/** Goes on where nothing is asked any more. `line`: where the next line is printed; null: none is, and the end is next. */
export function OnTo({ line }: { readonly line: StepIndex | null }) {
  const { move, play } = useLoopscope()
  const go = () => {
    if (line === null) return move('last')
    play({ type: 'pause' })
    play({ type: 'seek', cursor: line })
  }
  return (
    <button type="button" className="button small" onClick={go}>
      {line === null ? 'To the end' : 'To the next line'}
    </button>
  )
}
