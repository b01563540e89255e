import { EITHER } from '@loopscope/shared/puzzle/answerOf'
import type { PuzzleResponse } from '@loopscope/shared/puzzle/puzzlesResponse'
import { tilesOf } from '@loopscope/shared/puzzle/tilesOf'

/** A puzzle as the page asks it, wherever it comes from. */
export type AskedPuzzle = Pick<
  PuzzleResponse,
  'title' | 'module' | 'versions' | 'question' | 'rules' | 'explanation' | 'source' | 'answers'
> & {
  /** null: somebody's own, made out of a link. */
  readonly name: string | null
  /** null: somebody's own. */
  readonly level: string | null
  /** Shown on demand before the answer. */
  readonly hint?: string
}

/** What can be placed, on this version. */
export type Choices = {
  readonly tiles: readonly string[]
  /** How many of them fit. */
  readonly places: number
  /** How many must be placed before it can be checked. */
  readonly needed: number
}

/** The choices of a puzzle on one of its versions. */
export function choicesOf({ name, question, answers, source }: AskedPuzzle, node: string): Choices {
  const recorded = answers[node]
  if (recorded === undefined) return { tiles: [], places: 0, needed: 0 }
  const tiles = tilesOf(name ?? source, question, recorded)
  if (question.kind === 'first') return { tiles: [...tiles, EITHER], places: 1, needed: 1 }
  // Where not everything is printed, how much is belongs to the question.
  const isWhole =
    !question.ending && recorded.outputs.every(({ lines }) => lines.length === tiles.length)
  return { tiles, places: tiles.length, needed: isWhole ? tiles.length : 1 }
}
