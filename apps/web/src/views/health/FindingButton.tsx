import type { Finding } from '@loopscope/shared/timeline/health/finding'
import { useLoopscope } from '../hooks/loopscopeContext.ts'
import { Sentence } from '../now/Sentence.tsx'
import { useLit } from '../now/useLit.ts'

/** One finding: a button that goes to its moment and selects what it is about. */
export function FindingButton({ finding }: { finding: Finding }) {
  const { play, selection } = useLoopscope()
  const lit = useLit(finding.operation)
  return (
    <button
      type="button"
      className="finding"
      data-severity={finding.severity}
      {...lit}
      onClick={() => {
        play({ type: 'pause' })
        play({ type: 'seek', cursor: finding.step })
        selection.setState({ selected: finding.operation })
      }}
    >
      <Sentence text={finding.sentence} />
    </button>
  )
}
