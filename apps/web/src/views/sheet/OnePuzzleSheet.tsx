import type { AskedPuzzle } from '../../state/puzzles/askedPuzzle.ts'
import { PuzzleSheet } from './PuzzleSheet.tsx'

type Props = { readonly puzzle: AskedPuzzle; readonly node: string; readonly close: () => void }

/** The puzzle on the page, on paper: its answers are known. */
export function OnePuzzleSheet({ puzzle, node, close }: Props) {
  const { title, source, module } = puzzle
  return (
    <PuzzleSheet
      title=""
      puzzles={[{ title, source, module, node, asked: puzzle }]}
      close={close}
    />
  )
}
