import type { ReactNode } from 'react'
import type { AskedPuzzle } from '../../state/puzzles/askedPuzzle.ts'
import { visibleText } from '../hooks/visibleText.ts'
import { Icon } from '../kit/Icon.tsx'
import { capital } from './list/topicLook.ts'
import { PrintButton } from './PrintButton.tsx'
import './PuzzleHead.css'

type Props = {
  readonly puzzle: AskedPuzzle
  /** In a frame the way out leads to the page itself, in a tab of its own. */
  readonly embedded: boolean
  readonly children: ReactNode
}

/** Where this puzzle stands among the others. */
export function PuzzleHead({ puzzle, embedded, children }: Props) {
  return (
    <div className="puzzle-head">
      <nav aria-label="Breadcrumb">
        {embedded ? (
          <a
            href={`/puzzles/own${location.hash}`}
            aria-label="Open in Loopscope"
            target="_blank"
            rel="noreferrer"
          >
            <Icon name="link" size={14} />
            <span>Loopscope</span>
          </a>
        ) : (
          <a href="/puzzles" aria-label="All puzzles">
            <Icon name="back" size={14} />
            <span>Puzzles</span>
          </a>
        )}
        {puzzle.level !== null && <span className="puzzle-level">{capital(puzzle.level)}</span>}
        <b>{visibleText(puzzle.title, 80)}</b>
      </nav>
      {!embedded && <PrintButton puzzle={puzzle} />}
      {children}
    </div>
  )
}
