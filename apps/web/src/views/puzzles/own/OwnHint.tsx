import { visibleText } from '../../hooks/visibleText.ts'
import { useVisit } from '../puzzlesContext.ts'

/** What the maker of a puzzle says to who asks for it. */
export function OwnHint() {
  const hint = useVisit((visit) => visit.puzzle?.hint)
  if (hint === undefined) return null
  return (
    // Another puzzle begins with its hint closed.
    <details key={hint} className="own-hint">
      <summary>Show a hint</summary>
      <p>{visibleText(hint.replaceAll(/\s*\n\s*/g, ' '), 300)}</p>
    </details>
  )
}
