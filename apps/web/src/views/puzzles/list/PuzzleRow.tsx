import type { PuzzleEntry } from '@loopscope/shared/puzzle/puzzlesResponse'
import type { Standing } from '../../../state/puzzles/progress.ts'
import { Icon } from '../../kit/Icon.tsx'
import { TopicChip } from './TopicChip.tsx'
import './PuzzleRow.css'

type Props = {
  readonly entry: PuzzleEntry
  readonly number: number
  readonly standing: Standing | null
  readonly isNext: boolean
}

/** One puzzle of the list, as a link to it. */
export function PuzzleRow({ entry, number, standing, isNext }: Props) {
  const mark = markOf(standing)
  return (
    <li>
      <a
        className="puzzle-row"
        href={`/puzzles/${entry.name}`}
        data-solved={standing?.solved === true}
        data-next={isNext}
      >
        <span className="puzzle-mark" data-mark={mark?.icon}>
          {mark !== null && <Icon name={mark.icon} />}
          <span className="unseen">{mark?.word ?? 'not answered'}</span>
        </span>
        <span className="puzzle-number" aria-hidden="true">
          {number}
        </span>
        <span className="puzzle-title">{entry.title}</span>
        <span className="puzzle-topics">
          {entry.topics.map((topic) => (
            <TopicChip key={topic} topic={topic} />
          ))}
        </span>
        <span className="puzzle-versions">
          {entry.versions.length > 1 && `Node ${entry.versions.join(', ')}`}
        </span>
        <span className="puzzle-tries">{triesOf(standing)}</span>
      </a>
    </li>
  )
}

function markOf(standing: Standing | null) {
  if (standing === null) return null
  if (standing.review) return { icon: 'cross', word: 'wrong last time' } as const
  return standing.solved ? ({ icon: 'check', word: 'solved' } as const) : null
}

function triesOf(standing: Standing | null): string {
  if (standing === null) return ''
  if (standing.review) return 'to review'
  return standing.solvedAt === 1 ? '1st try' : `${standing.solvedAt ?? standing.tries} tries`
}
