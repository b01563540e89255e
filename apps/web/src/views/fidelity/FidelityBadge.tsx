import type { Fidelity } from '@loopscope/shared/wire/batch'
import { useStore } from 'zustand'
import { isSameSubject, subjectOf } from '../../state/run/subject.ts'
import { useLoopscope, useSession } from '../hooks/loopscopeContext.ts'
import { usePanesStore } from '../hooks/panesContext.ts'
import { Icon } from '../kit/Icon.tsx'
import { showInspector } from '../now/Inspector.tsx'
import { onlyOrderDiffers } from '../races/onlyOrderDiffers.ts'
import './FidelityBadge.css'

const WORDS: Readonly<Record<Fidelity['verdict'], string | null>> = {
  same: 'Same output as plain Node',
  racy: 'Order differs between runs',
  varies: 'Output differs between runs',
  differs: 'Plain Node gave another output',
  unknown: null,
}

/** Where there is no room for a sentence. */
const SHORT: Readonly<Record<Fidelity['verdict'], string>> = {
  same: 'Same output',
  racy: 'Order varies',
  varies: 'Output varies',
  differs: 'Output differs',
  unknown: '',
}

/** What is known of the run that is shown: many runs that printed different things say more than the one it was compared with. */
function useVerdict(): Fidelity['verdict'] | undefined {
  const { fidelity, races } = useLoopscope()
  const compared = useStore(fidelity.store)
  const { subject, outputs } = useStore(races.store)
  const isOfRaces = useSession(
    (session) =>
      subject !== null &&
      isSameSubject(subject, subjectOf({ ...session, source: session.recordedSource ?? '' })),
  )
  const verdict = compared.status === 'known' ? compared.fidelity?.verdict : undefined
  if (verdict !== 'same' || !isOfRaces || outputs.length < 2) return verdict
  return onlyOrderDiffers(outputs) ? 'racy' : 'varies'
}

/** Whether plain Node, without the recorder, gave the same output; leads to what it gave. Nothing until it is known. */
export function FidelityBadge() {
  const panes = usePanesStore()
  const verdict = useVerdict()
  const words = verdict === undefined ? null : WORDS[verdict]
  if (verdict === undefined || words === null) return null
  return (
    <button
      type="button"
      className="fidelity"
      data-verdict={verdict}
      aria-label={words}
      onClick={() => showInspector(panes, 'races')}
    >
      <Icon name={verdict === 'same' ? 'check' : 'info'} size={14} />
      <span className="fidelity-words">{words}</span>
      <span className="fidelity-short" aria-hidden="true">
        {SHORT[verdict]}
      </span>
    </button>
  )
}
