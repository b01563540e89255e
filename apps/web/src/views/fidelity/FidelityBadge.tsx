import type { Fidelity } from '@loopscope/shared/wire/batch'
import { useStore } from 'zustand'
import { useLoopscope } from '../hooks/loopscopeContext.ts'
import { usePanesStore } from '../hooks/panesContext.ts'
import { Icon } from '../kit/Icon.tsx'
import { showInspector } from '../now/Inspector.tsx'
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

/** Whether plain Node, without the recorder, gave the same output; leads to what it gave. Nothing until it is known. */
export function FidelityBadge() {
  const { fidelity: checker } = useLoopscope()
  const panes = usePanesStore()
  const state = useStore(checker.store)
  const verdict = state.status === 'known' ? state.fidelity?.verdict : undefined
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
