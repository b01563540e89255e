import { useStore } from 'zustand'
import type { LabReason } from '../../state/lab/labReasons.ts'
import { whyOf } from '../../state/lab/whyOf.ts'
import { visibleText } from '../hooks/visibleText.ts'
import { useLab } from './labContext.ts'
import { momentWords } from './labWords.ts'

type WhyProps = {
  /** What is told now. */
  readonly sentence: string | null
  /** The moments run by. */
  readonly moving: boolean
  /** The event that is told, where it is not the one that is shown. */
  readonly told: number | undefined
}

/**
 * Why, of what is told now, or of the last thing that mattered: then with what it was, and when. While the moments run by always with
 * it: what is told now is then another in each second.
 */
export function LabWhy({ sentence, moving, told }: WhyProps) {
  const { store, playback, why } = useLab()
  useStore(store, () => why(told))
  const reason = useStore(playback, () => why(told))
  return (
    <section className="lab-why" aria-label={told === undefined ? 'Why now' : 'Why'}>
      {reason === null ? (
        <p>Nothing has happened yet that a rule is needed for.</p>
      ) : (
        <Reason reason={reason} sentence={sentence} moving={moving} />
      )}
    </section>
  )
}

type Props = Omit<WhyProps, 'told'> & { readonly reason: LabReason }

function Reason({ reason: { moment, why }, sentence, moving }: Props) {
  const told = whyOf(moment)
  return (
    <p>
      {(moving || told !== sentence) && (
        <b className="lab-why-of">
          <span className="number">{momentWords(moment.at)} s</span> {visibleText(told, 300)}{' '}
        </b>
      )}
      {visibleText(why.text, 600)}{' '}
      {why.docs !== null && (
        <a href={why.docs.url} target="_blank" rel="noopener">
          {why.docs.title}
        </a>
      )}
    </p>
  )
}
