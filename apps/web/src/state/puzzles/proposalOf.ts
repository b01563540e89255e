import type { SeenOutput, VersionAnswers } from '@loopscope/shared/puzzle/answers'
import type { Question } from '@loopscope/shared/puzzle/puzzle'
import { headline } from '@loopscope/shared/wire/headline'
import type { RunOutcome } from '@loopscope/shared/wire/runOutcome'
import type { SeenOutput as RacedOutput } from '../compare/races.ts'

/** How often a snippet runs before it is a puzzle. */
export const OWN_RUNS = 30
/** More than this nobody puts in order, or reads. */
const MOST_LINES = 20
const MOST_CHARACTERS = 60
/** More outputs than this are chance: times, random numbers. */
const MOST_OUTPUTS = 8

/** What can be asked about a snippet, by what its runs gave; or why that is no puzzle, as a sentence. */
export type Proposal =
  | { readonly type: 'puzzle'; readonly question: Question; readonly answers: VersionAnswers }
  | { readonly type: 'unfit'; readonly sentence: string }

/** What the rules say of the order in which the most frequent output came. */
export type Promised = {
  readonly race: boolean
  readonly allowed: readonly (readonly string[])[]
  /** Whether the judgement rests on a pause between a timer and an immediate that main sets. */
  readonly setsBothInMain: boolean
}

/** Where no recording says more. */
export const NOTHING_KNOWN: Promised = { race: false, allowed: [], setsBothInMain: false }

/** `raced`: the outputs of all runs that there were. */
export function proposalOf(
  raced: readonly RacedOutput[],
  { race, allowed }: Omit<Promised, 'setsBothInMain'> = NOTHING_KNOWN,
): Proposal {
  const outputs: SeenOutput[] = []
  for (const { first, runs } of raced) {
    const ending = endingOf(first.outcome)
    if (typeof ending === 'string') return { type: 'unfit', sentence: ending }
    const lines = (first.lines ?? []).flatMap(({ stream, text }) =>
      stream === 'stdout' ? [text] : [],
    )
    outputs.push({ lines, ...ending, runs })
  }
  const merged = merge(outputs)
  const sentence = unfitness(merged)
  if (sentence !== null) return { type: 'unfit', sentence }
  return {
    type: 'puzzle',
    question: {
      kind: 'order',
      text: 'In which order are the lines printed?',
      decoys: [],
      ending: merged.some(({ outcome, exitCode }) => outcome !== 'finished' || exitCode !== 0),
    },
    answers: {
      node: raced[0]?.first.node ?? '',
      runs: merged.reduce((sum, { runs }) => sum + runs, 0),
      outputs: merged,
      ...(race && { race, allowed: unseen(merged, allowed) }),
    },
  }
}

function unseen(outputs: readonly SeenOutput[], allowed: Promised['allowed']): string[][] {
  const known = new Set(outputs.map(({ lines }) => JSON.stringify(lines)))
  return allowed.flatMap((lines) => (known.has(JSON.stringify(lines)) ? [] : [[...lines]]))
}

/** A sentence where a run ended in a way that cannot be asked for. */
function endingOf(outcome: RunOutcome): Pick<SeenOutput, 'outcome' | 'exitCode'> | string {
  switch (outcome.type) {
    case 'threw':
      // What fell over a mistake in the text is no puzzle; an error that the program throws may be one.
      if (outcome.error.name === 'SyntaxError' && outcome.error.line !== null)
        return `It does not parse: ${headline(outcome.error.message)} (line ${outcome.error.line})`
      return { outcome: outcome.type, exitCode: outcome.exitCode }
    case 'finished':
    case 'timedOut':
    case 'killed':
    case 'outOfMemory':
      return { outcome: outcome.type, exitCode: outcome.exitCode }
    case 'tooMuchOutput':
      return 'It prints more than anyone can put in order.'
    case 'tooManyEvents':
      return 'It does more than a recording can hold.'
    case 'rejected':
      return `It does not run: ${headline(outcome.error.message)}`
    default:
      return outcome satisfies never
  }
}

/** Outputs that differ on stderr only are one; the most frequent first. */
function merge(outputs: readonly SeenOutput[]): SeenOutput[] {
  const byText = new Map<string, SeenOutput>()
  for (const output of outputs) {
    const key = JSON.stringify([output.lines, output.outcome, output.exitCode])
    byText.set(key, { ...output, runs: output.runs + (byText.get(key)?.runs ?? 0) })
  }
  return [...byText.values()].sort((a, b) => b.runs - a.runs)
}

/** Why nobody can be asked for the order; null: it can be asked. */
function unfitness(outputs: readonly SeenOutput[]): string | null {
  const lengths = outputs.map(({ lines }) => lines.length)
  const longest = Math.max(0, ...outputs.flatMap(({ lines }) => lines.map((line) => line.length)))
  if (outputs.length === 0) return 'None of its runs came to an end.'
  if (Math.max(...lengths) < 2)
    return 'It prints fewer than two lines, so there is no order to predict. Let it print one from each callback.'
  if (Math.max(...lengths) > MOST_LINES)
    return `It prints ${Math.max(...lengths)} lines: more than ${MOST_LINES} is too many to put in order.`
  if (longest > MOST_CHARACTERS)
    return `It prints a line of ${longest} characters: more than ${MOST_CHARACTERS} do not fit on a tile.`
  if (outputs.length > MOST_OUTPUTS)
    return `Its runs gave ${outputs.length} different outputs, which is chance rather than a puzzle. Take out times, random numbers and process ids.`
  return null
}
