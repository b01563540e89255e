import { labNow } from '@loopscope/shared/lab/labNow'
import { useStore } from 'zustand'
import { visibleText } from '../hooks/visibleText.ts'
import { useLab } from './labContext.ts'
import { momentWords } from './labWords.ts'

/** Why, of what is told now, or of the last thing that mattered: then with what it was, and when. `sentence`: what is told now. */
export function LabWhy({ sentence }: { sentence: string | null }) {
  const { store, playback, why } = useLab()
  useStore(store, why)
  const reason = useStore(playback, why)
  return (
    <section className="lab-why" aria-label="Why now">
      {reason === null ? (
        <p>Nothing has happened yet that a rule is needed for.</p>
      ) : (
        <Reason reason={reason} sentence={sentence} />
      )}
    </section>
  )
}

type Props = {
  readonly reason: NonNullable<ReturnType<ReturnType<typeof useLab>['why']>>
  readonly sentence: string | null
}

function Reason({ reason: { moment, why }, sentence }: Props) {
  const told = labNow(moment).text
  return (
    <p>
      {told !== sentence && (
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
