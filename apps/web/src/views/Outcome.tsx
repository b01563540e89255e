import { Glyph } from './Glyph.tsx'
import { Icon } from './Icon.tsx'
import { useSession, useTimeline } from './loopscopeContext.ts'
import { type OutcomeWords, outcomeSentence } from './outcomeSentence.ts'
import './Outcome.css'

/** How the run ended, or that it has not yet. */
export function Outcome() {
  const words = useOutcomeWords()
  return (
    <div className="outcome" role="status" aria-label="Outcome" data-tone={words?.tone ?? 'none'}>
      {words !== null && (
        <>
          {words.tone === 'good' && <Icon name="check" size={14} />}
          {words.tone === 'bad' && (
            <span data-ph="err">
              <Glyph look="err" size={13} />
            </span>
          )}
          <b>{words.head}</b>{' '}
          <span className="outcome-detail" title={words.detail}>
            {words.detail}
          </span>
        </>
      )}
    </div>
  )
}

type Words = Omit<OutcomeWords, 'tone'> & { readonly tone: OutcomeWords['tone'] | 'none' }

function useOutcomeWords(): Words | null {
  const status = useSession((session) => session.status)
  const outcome = useTimeline()?.outcome ?? null
  if (outcome !== null) return outcomeSentence(outcome)
  switch (status) {
    case 'idle':
      return null
    case 'running':
      return { tone: 'none', head: 'Running', detail: '' }
    case 'stopped':
      return { tone: 'none', head: 'Stopped', detail: 'by you; what was recorded is kept' }
    case 'failed':
      return { tone: 'bad', head: 'No outcome', detail: '' }
    case 'complete':
      return null
    default:
      return status satisfies never
  }
}
