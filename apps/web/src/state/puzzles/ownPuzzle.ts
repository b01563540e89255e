import type { OwnPuzzle } from '@loopscope/shared/puzzle/ownPuzzles'
import type { SeenOutput as RacedOutput } from '../compare/races.ts'
import type { AskedPuzzle } from './askedPuzzle.ts'
import type { Proposal } from './proposalOf.ts'

/** The most frequent of the outputs, from whose recording the rules are read. */
export function mostFrequent(raced: readonly RacedOutput[]): RacedOutput | null {
  return [...raced].sort((a, b) => b.runs - a.runs)[0] ?? null
}

/** The puzzle that a link holds, for whoever got it. */
export function ownPuzzle(
  { source, module, node, title, hint, explanation }: OwnPuzzle,
  { question, answers }: Proposal & { type: 'puzzle' },
): AskedPuzzle {
  return {
    name: null,
    level: null,
    title: title || 'A puzzle for you',
    module,
    versions: [node],
    question,
    rules: [],
    explanation: paragraphs(explanation).map((text) => ({ text, docs: [] })),
    source,
    answers: { [node]: answers },
    ...(hint !== '' && { hint }),
  }
}

/** Each once, as the page tells them apart by their text. */
function paragraphs(text: string): string[] {
  const written = text.split(/\n\s*\n/).map((each) => each.trim())
  return [...new Set(written)].filter((each) => each !== '')
}
