import { useMemo, useState } from 'react'
import type { ComparedRun } from '../../state/compare/comparison.ts'
import { createLoopscope } from '../../state/createLoopscope.ts'
import type { Loopscope } from '../../state/loopscope.ts'
import { createPanes } from '../../state/panes.ts'
import { Console } from '../console/Console.tsx'
import { BROWSER } from '../hooks/browserSurroundings.ts'
import { LoopscopeContext } from '../hooks/loopscopeContext.ts'
import { PanesContext } from '../hooks/panesContext.ts'
import { visibleText } from '../hooks/visibleText.ts'
import { CodePeek } from '../now/CodePeek.tsx'
import { Now } from '../now/Now.tsx'
import { Ring } from '../ring/Ring.tsx'
import { Lanes } from '../timeline/Lanes.tsx'
import { rowOfLine } from './rowOfLine.ts'

type Props = {
  readonly run: ComparedRun
  readonly loopscope: Loopscope
  /** The first line of the output that the other one has not so; null: there is none. */
  readonly differs: number | null
}

/** A recording as a page of its own would show it, without what can be asked about it. */
export function ComparedSide({ run, loopscope, differs }: Props) {
  const outputs = loopscope.timeline()?.outputs
  const marked = useMemo(
    () => (differs === null || outputs === undefined ? null : rowOfLine(outputs, differs)),
    [differs, outputs],
  )
  const [panes] = useState(createPanes)
  return (
    <LoopscopeContext value={loopscope}>
      <PanesContext value={panes}>
        <section className="compared" aria-label={run.title}>
          <h3>{run.title}</h3>
          <ChangedLine run={run} />
          <Now bare />
          <CodePeek />
          <Ring />
          <Console marked={marked} />
          <Lanes />
        </section>
      </PanesContext>
    </LoopscopeContext>
  )
}

/** The line in which the other program is another one. */
function ChangedLine({ run: { changedLine, subject } }: { run: ComparedRun }) {
  if (changedLine === null) return null
  const text = subject.source.split('\n')[changedLine - 1] ?? ''
  return (
    <p className="compared-change">
      line {changedLine} <code>{visibleText(text.trim(), 160)}</code>
    </p>
  )
}

/** The stores of one side, with its recording at the first step. */
export function createSide({ subject, events }: ComparedRun): Loopscope {
  const loopscope = createLoopscope(BROWSER)
  loopscope.show(subject, events)
  return loopscope
}
