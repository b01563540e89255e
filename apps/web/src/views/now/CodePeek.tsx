import { useSession } from '../hooks/loopscopeContext.ts'
import { useAlternatingFrame } from '../hooks/useAlternatingFrame.ts'
import { visibleText } from '../hooks/visibleText.ts'
import { placeOf } from '../kit/look.ts'
import './CodePeek.css'

/** The line that runs, with its neighbours: on a phone the editor stands behind a tab. */
export function CodePeek() {
  const frame = useAlternatingFrame(1)
  const source = useSession((session) => session.recordedSource)
  if (frame === null || source === null) return null
  const lines = source.split('\n')
  const middle = Math.max(2, Math.min(frame.line ?? 1, lines.length - 1))
  return (
    <ol className="peek" aria-hidden="true" data-ph={placeOf(frame.phase, frame.queue).look}>
      {[middle - 1, middle, middle + 1].map((line) => (
        <li key={line} data-now={line === frame.line}>
          <span className="peek-line">{line}</span>
          {visibleText(lines[line - 1] ?? '', 120)}
        </li>
      ))}
    </ol>
  )
}
