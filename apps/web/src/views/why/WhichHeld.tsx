import { capital, duration, theCallback } from '@loopscope/shared/timeline/sentences/words'
import { Sentence } from '../now/Sentence.tsx'
import { HeldSample } from '../sampled/HeldSample.tsx'
import { heldBy } from './heldBy.ts'
import type { Explained } from './useExplained.ts'

/** That what is explained held the loop for long, and a way to which function it was. */
export function WhichHeld({ explained }: { explained: Explained }) {
  const held = heldBy(explained)
  if (held === null) return null
  const { callback, us } = held
  return (
    <div className="why-held">
      <p>
        <Sentence text={`${capital(theCallback(callback))} held the loop for ${duration(us)}.`} />
      </p>
      <HeldSample callback={callback.index} />
    </div>
  )
}
