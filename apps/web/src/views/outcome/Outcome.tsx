import type { Timeline } from '@loopscope/shared/timeline/timeline'
import { useSession, useTimeline } from '../hooks/loopscopeContext.ts'
import { Glyph } from '../kit/Glyph.tsx'
import { Icon } from '../kit/Icon.tsx'
import { type OutcomeWords, outcomeSentence } from './outcomeSentence.ts'
import './Outcome.css'

/** How the run ended, or that it has not yet. `brief`: under the banner that says what went wrong. */
export function Outcome({ brief = false }: { brief?: boolean }) {
  const words = useOutcomeWords()
  const told = brief && words?.tone === 'bad' && words.head !== 'Finished'
  return (
    <div className="outcome" role="status" aria-label="Outcome" data-tone={words?.tone ?? 'none'}>
      {words !== null && (
        <>
          {words.head === 'Running' && <i className="pulse" />}
          {words.tone === 'good' && <Icon name="check" size={14} />}
          {words.tone === 'bad' && (
            <span data-ph="err">
              <Glyph look="err" size={13} />
            </span>
          )}
          <b>{words.head}</b>{' '}
          <span
            className="outcome-detail"
            title={words.detail}
            // How far a run has come is for the eye: read out, it would never stop.
            aria-hidden={words.head === 'Running'}
          >
            {!told && words.detail}
          </span>
        </>
      )}
    </div>
  )
}

type Words = Omit<OutcomeWords, 'tone'> & { readonly tone: OutcomeWords['tone'] | 'none' }

function useOutcomeWords(): Words | null {
  const status = useSession((session) => session.status)
  const timeline = useTimeline()
  const outcome = timeline?.outcome ?? null
  // Until the first moment of the run that goes on is there, the recording is that of an earlier one.
  if (outcome !== null && status !== 'running')
    return outcomeSentence(outcome, timeline?.stopReason)
  switch (status) {
    case 'idle':
    case 'opening':
      return null
    case 'running':
      return { tone: 'none', head: 'Running', detail: elapsed(timeline) }
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

/** "1.7 of 5 s": how far the run is on its way to its limit. */
function elapsed(timeline: Timeline | null): string {
  const limit = timeline?.run?.limits.wallMs
  if (timeline === null || timeline.outcome !== null || limit === undefined) return ''
  return `${(timeline.lastAt / 1e6).toFixed(1)} of ${limit / 1000} s`
}
