import type { Suggestion } from '../../../state/puzzles/nextPuzzle.ts'
import { Icon } from '../../kit/Icon.tsx'

/** What to go on with, and why. */
export function NextSuggestion({ suggestion }: { suggestion: Suggestion }) {
  const { entry } = suggestion
  return (
    <a className="puzzle-next" href={`/puzzles/${entry.name}`}>
      <span className="puzzle-next-why">{reasonOf(suggestion)}:</span>
      <b>{entry.title}</b>
      <Icon name="forward" />
    </a>
  )
}

/** Why this one comes next, in words. */
export function reasonOf({ why }: Suggestion): string {
  switch (why.type) {
    case 'more':
      return `You missed one about ${why.topic}. Next`
    case 'next':
      return 'Next puzzle'
    case 'review':
      return 'You missed this one. Once more'
    default:
      return why satisfies never
  }
}
