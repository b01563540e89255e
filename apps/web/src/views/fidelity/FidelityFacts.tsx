import type { Fidelity } from '@loopscope/shared/wire/batch'
import { useStore } from 'zustand'
import { useLoopscope } from '../hooks/loopscopeContext.ts'
import { formatCount } from '../kit/format.ts'
import { OutputWords } from '../races/OutputWords.tsx'
import './FidelityBadge.css'

/** The comparison with plain Node in full: how often it ran, and what else it gave. */
export function FidelityFacts() {
  const { fidelity: checker } = useLoopscope()
  const state = useStore(checker.store)
  if (state.status === 'none') return null
  return (
    <section className="fidelity-facts" aria-label="Plain Node">
      <b>Without the recorder</b>
      {state.status === 'asking' ? (
        <p>The same snippet runs without the recorder.</p>
      ) : state.fidelity === null ? (
        <p>The comparison did not arrive.</p>
      ) : (
        <Facts fidelity={state.fidelity} />
      )}
    </section>
  )
}

function Facts({ fidelity: { verdict, runs, plain, reason } }: { fidelity: Fidelity }) {
  switch (verdict) {
    case 'same':
      return <p>A run of plain Node, in the same sandbox, gave the same output and the same end.</p>
    case 'racy':
      return (
        <p>
          Plain Node gave this output too, in the last of {formatCount(runs, 'run')}. Before that it
          gave {formatCount(plain.length - 1, 'other')}: the order is not defined.
        </p>
      )
    case 'varies':
      return (
        <p>
          {formatCount(runs, 'run')} of plain Node gave several outputs, too, and this one not among
          them: it differs from run to run, with the recorder and without.
        </p>
      )
    case 'differs':
      return (
        <>
          <p>In {formatCount(runs, 'run')} plain Node did not give this output, but this one:</p>
          <OutputWords lines={plain[0]?.lines ?? []} />
        </>
      )
    case 'unknown':
      return <p>Not compared. {reason}</p>
    default:
      return verdict satisfies never
  }
}
