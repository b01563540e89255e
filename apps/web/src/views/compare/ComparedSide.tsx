import { useState } from 'react'
import type { ComparedRun } from '../../state/comparison.ts'
import { createLoopscope, type Loopscope } from '../../state/loopscope.ts'
import { createPanes } from '../../state/panes.ts'
import { BROWSER } from '../browserSurroundings.ts'
import { CodePeek } from '../CodePeek.tsx'
import { Console } from '../console/Console.tsx'
import { LoopscopeContext } from '../loopscopeContext.ts'
import { Now } from '../Now.tsx'
import { PanesContext } from '../panesContext.ts'
import { Ring } from '../ring/Ring.tsx'
import { Lanes } from '../timeline/Lanes.tsx'

/** A recording as a page of its own would show it, without what can be asked about it. */
export function ComparedSide({ run, loopscope }: { run: ComparedRun; loopscope: Loopscope }) {
  const [panes] = useState(createPanes)
  return (
    <LoopscopeContext value={loopscope}>
      <PanesContext value={panes}>
        <section className="compared" aria-label={run.title}>
          <h3>{run.title}</h3>
          <Now bare />
          <CodePeek />
          <Ring />
          <Console />
          <Lanes />
        </section>
      </PanesContext>
    </LoopscopeContext>
  )
}

/** The stores of one side, with its recording at the first step. */
export function createSide({ subject, events }: ComparedRun): Loopscope {
  const loopscope = createLoopscope(BROWSER)
  loopscope.show(subject, events)
  return loopscope
}
