import type { Loopscope } from '../../state/loopscope.ts'
import { LoopscopeContext } from '../hooks/loopscopeContext.ts'
import { Steps } from '../transport/StepCount.tsx'

type Side = { readonly title: string; readonly loopscope: Loopscope }

/** Where each of two recordings stands, by name and as they stand: the left one first, which is that of the strip. */
export function PairCount({ sides }: { sides: readonly Side[] }) {
  return (
    <ol className="transport-count number pair-count" aria-label="Steps">
      {sides.map(({ title, loopscope }, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a side is its place
        <li key={i}>
          <span className="pair-name">{title}</span>{' '}
          <LoopscopeContext value={loopscope}>
            <Steps />
          </LoopscopeContext>
        </li>
      ))}
    </ol>
  )
}
