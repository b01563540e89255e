import { shownCursor } from '../../../state/playback/playback.ts'
import { useLoopscope, usePlayback, useTimeline } from '../../hooks/loopscopeContext.ts'
import { visibleText } from '../../hooks/visibleText.ts'
import { Glyph } from '../../kit/Glyph.tsx'
import { placeOf } from '../../kit/look.ts'
import { useLiveTokens } from '../board/useLiveTokens.ts'
import { useVisit } from '../puzzlesContext.ts'
import { tokenWords } from './verdictWords.ts'

/** What the run of now printed, each line in the colour of where and as a button to its moment; without a run, what runs answered. */
export function RealRun() {
  const { play } = useLoopscope()
  const tokens = useLiveTokens()
  const timeline = useTimeline()
  const last = (timeline?.steps.length ?? 1) - 1
  const cursor = usePlayback((playback) => shownCursor(playback, last))
  if (tokens === null) return <Recorded />
  return (
    <ol className="board-real" aria-label="Real run">
      {tokens.map(({ text, step, output }, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a line is its position
        <li key={at}>
          <button
            type="button"
            className="tile"
            data-state={step === cursor ? 'now' : 'real'}
            data-ph={output === null ? 'main' : placeOf(output.phase, output.queue).look}
            aria-current={step === cursor ? 'step' : undefined}
            onClick={() => {
              play({ type: 'pause' })
              play({ type: 'seek', cursor: step })
            }}
          >
            <Glyph look={output === null ? 'main' : placeOf(output.phase, output.queue).look} />
            <span className="tile-text">{visibleText(tokenWords(text), 80)}</span>
          </button>
        </li>
      ))}
    </ol>
  )
}

/** The recorded answer next to the prediction. */
function Recorded() {
  const verdict = useVisit((visit) => visit.verdict)
  const prediction = useVisit((visit) => visit.prediction)
  const tiles = useVisit((visit) => visit.choices.tiles)
  const right =
    verdict?.right === false ? verdict.nearest : prediction.map((tile) => tiles[tile] ?? '')
  return (
    <ol className="board-real" aria-label="Real run">
      {right.map((text, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a line is its position
        <li key={at} className="tile" data-state="recorded">
          <span className="tile-text">{visibleText(tokenWords(text), 80)}</span>
        </li>
      ))}
    </ol>
  )
}
