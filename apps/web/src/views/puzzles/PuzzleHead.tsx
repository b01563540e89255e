import type { ReactNode } from 'react'
import type { AskedPuzzle } from '../../state/puzzles/askedPuzzle.ts'
import { Icon } from '../Icon.tsx'
import { capital } from './topicLook.ts'
import './PuzzleHead.css'

/** Where this puzzle stands among the others. */
export function PuzzleHead({ puzzle, children }: { puzzle: AskedPuzzle; children: ReactNode }) {
  return (
    <div className="puzzle-head">
      <nav aria-label="Breadcrumb">
        <a href="/puzzles" aria-label="All puzzles">
          <Icon name="back" size={14} />
          <span>Puzzles</span>
        </a>
        {puzzle.level !== null && <span className="puzzle-level">{capital(puzzle.level)}</span>}
        <b>{puzzle.title}</b>
      </nav>
      {children}
    </div>
  )
}
