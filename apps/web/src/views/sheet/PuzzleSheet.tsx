import type { ReactNode } from 'react'
import { type AskedPuzzle, choicesOf } from '../../state/puzzles/askedPuzzle.ts'
import { MODULE_KINDS } from '../bar/moduleKinds.ts'
import { visibleText } from '../hooks/visibleText.ts'
import { tokenWords } from '../puzzles/answer/verdictWords.ts'
import { Sheet } from './Sheet.tsx'
import { SheetAnswer } from './SheetAnswer.tsx'
import { SheetCode } from './SheetCode.tsx'

/** What is known of a puzzle on paper; `asked` is null until its runs have answered it, or where they cannot. */
type SheetPuzzle = {
  readonly title: string
  readonly source: string
  readonly module: keyof typeof MODULE_KINDS
  readonly node: string
  readonly asked: AskedPuzzle | null
}

type Props = {
  /** '': a single puzzle's own is enough. */
  readonly title: string
  readonly puzzles: readonly SheetPuzzle[]
  readonly note?: ReactNode
  readonly close: () => void
}

/** Puzzles on paper: the tasks, and on a sheet of their own the answers. */
export function PuzzleSheet({ title, puzzles, note, close }: Props) {
  const numbered = puzzles.length > 1
  const single = numbered ? 'Puzzles' : puzzles[0]?.title || 'What does it print?'
  const heading = visibleText(title || single)
  return (
    <Sheet name="Printable sheet" close={close} note={note}>
      <section aria-label="Tasks">
        <h1>{heading}</h1>
        <p className="sheet-who">
          Name <span /> Date <span />
        </p>
        {puzzles.map((puzzle, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a puzzle is its place
          <section key={i} className="sheet-task">
            {numbered && <h2>{nameOf(puzzle, i)}</h2>}
            <Task puzzle={puzzle} />
          </section>
        ))}
      </section>
      <section className="sheet-answers" aria-label="Answers">
        <h1>Answers: {heading}</h1>
        {puzzles.map((puzzle, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a puzzle is its place
          <section key={i}>
            {numbered && <h2>{nameOf(puzzle, i)}</h2>}
            {puzzle.asked === null ? (
              <p>Its runs have not given an answer.</p>
            ) : (
              <SheetAnswer puzzle={puzzle.asked} node={puzzle.node} />
            )}
          </section>
        ))}
      </section>
    </Sheet>
  )
}

const nameOf = ({ title }: SheetPuzzle, i: number): string =>
  title === '' ? `Puzzle ${i + 1}` : `${i + 1}. ${visibleText(title, 80)}`

/** Where its runs have not told what can be placed, the lines are written from memory. */
const BLANKS = 6

function Task({ puzzle: { source, module, node, asked } }: { puzzle: SheetPuzzle }) {
  const { tiles, places } = asked === null ? { tiles: [], places: BLANKS } : choicesOf(asked, node)
  const isChoice = asked?.question.kind === 'first'
  return (
    <>
      <p>
        Node {node}, {MODULE_KINDS[module]}.{' '}
        {asked?.question.text ?? 'In which order are the lines printed?'}
      </p>
      <SheetCode source={source} />
      <ul className="sheet-tiles" aria-label="What can be placed">
        {tiles.map((tile, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: equal tiles are told apart by their place
          <li key={i}>
            {isChoice && '☐ '}
            <code>{visibleText(tokenWords(tile), 80)}</code>
          </li>
        ))}
      </ul>
      {!isChoice && (
        <ol className="sheet-blanks" aria-label="Your prediction">
          {Array.from({ length: places }, (_, i) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a blank is its place
            <li key={i}>{i + 1}.</li>
          ))}
        </ol>
      )}
    </>
  )
}
