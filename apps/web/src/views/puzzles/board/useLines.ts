import { printedLines } from '../../../state/puzzles/printedLines.ts'
import { useTimeline } from '../../hooks/loopscopeContext.ts'
import { useVisit } from '../puzzlesContext.ts'
import { useLiveTokens } from './useLiveTokens.ts'

/** All that the run of now printed, whatever was asked for; null: there is none. */
export function useLiveLines(): string[] | null {
  const timeline = useTimeline()
  const isThere = useLiveTokens() !== null
  return isThere && timeline !== null ? printedLines(timeline).map(({ text }) => text) : null
}

/** The lines of the prediction, without how the process ends. */
export function usePredictedLines(): string[] {
  const prediction = useVisit((visit) => visit.prediction)
  const tiles = useVisit((visit) => visit.choices.tiles)
  const ending = useVisit(
    ({ puzzle }) => puzzle?.question.kind === 'order' && puzzle.question.ending,
  )
  const lines = prediction.map((tile) => tiles[tile] ?? '')
  return ending ? lines.slice(0, -1) : lines
}
