import type { Loopscope } from '../../state/loopscope.ts'
import { LoopscopeContext } from '../hooks/loopscopeContext.ts'
import { Steps } from '../transport/StepCount.tsx'

/** Where each of two recordings stands, as they stand: the left one first. */
export function PairCount({ sides }: { sides: readonly Loopscope[] }) {
  return (
    <ol className="transport-count number" aria-label="Steps">
      {sides.map((side, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a side is its place
        <li key={i}>
          <LoopscopeContext value={side}>
            <Steps />
          </LoopscopeContext>
        </li>
      ))}
    </ol>
  )
}
