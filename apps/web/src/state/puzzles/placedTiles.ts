import type { DraftShelf } from '../../storage/drafts.ts'
import { type AskedPuzzle, choicesOf } from './askedPuzzle.ts'
import type { Prediction } from './prediction.ts'

/** Tiles that were placed and not checked, on one version of a puzzle. */
export type PlacedTiles = { readonly node: string; readonly prediction: Prediction }

/** What was placed when the page was left; null: nothing, or of other tiles than the puzzle has by now. */
export function readPlaced(drafts: DraftShelf, puzzle: AskedPuzzle): PlacedTiles | null {
  const draft = drafts.read(placeOf(puzzle))
  if (typeof draft !== 'object' || draft === null) return null
  const { node, placed } = draft as { readonly node?: unknown; readonly placed?: unknown }
  if (typeof node !== 'string' || !puzzle.versions.includes(node) || !Array.isArray(placed))
    return null
  const { tiles, places } = choicesOf(puzzle, node)
  const prediction: number[] = []
  for (const text of placed) {
    const tile = tiles.findIndex((each, i) => each === text && !prediction.includes(i))
    if (tile !== -1) prediction.push(tile)
  }
  const isWhole = prediction.length === placed.length && prediction.length <= places
  return isWhole ? { node, prediction } : null
}

/** Keeps it by its words: which tile has which place may change with the recorded answers. */
export function keepPlaced(
  drafts: DraftShelf,
  puzzle: AskedPuzzle,
  { node, prediction }: PlacedTiles,
): void {
  const { tiles } = choicesOf(puzzle, node)
  const placed = prediction.map((tile) => tiles[tile] ?? '')
  drafts.write(placeOf(puzzle), { node, placed })
}

/** Nothing of it is open any more. */
export function dropPlaced(drafts: DraftShelf, puzzle: AskedPuzzle): void {
  drafts.write(placeOf(puzzle), null)
}

function placeOf({ name, source }: AskedPuzzle): string {
  return `puzzle ${name ?? source}`
}
