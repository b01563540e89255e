import type { SeenOutput, VersionAnswers } from './answers.ts'
import { endingToken } from './endingToken.ts'
import type { Question } from './puzzle.ts'

/** The answer to "which comes first" where runs gave both orders. */
export const EITHER = 'either'

/** What runs answered. More than one sequence: each of them is right. */
export type Answer =
  /** Tokens in order, the most frequent sequence first. A token is a printed line, or how the process ended. */
  | { readonly kind: 'order'; readonly sequences: readonly (readonly string[])[] }
  /** One of the question's choices, or EITHER. */
  | { readonly kind: 'first'; readonly first: string }

/** The answer to a question, worked out from the runs of one version. Throws when no run printed a line that was asked for. */
export function answerOf(question: Question, { outputs, allowed = [] }: VersionAnswers): Answer {
  switch (question.kind) {
    case 'order':
      return {
        kind: 'order',
        sequences: distinct([...outputs, ...unseen(outputs, allowed)].map(tokens(question.ending))),
      }
    case 'first':
      return { kind: 'first', first: firstOf(question.choices, outputs) }
  }
}

/** Orders that no run gave end as the run from which they follow: the most frequent one. */
const unseen = (outputs: readonly SeenOutput[], allowed: readonly (readonly string[])[]) =>
  outputs
    .slice(0, 1)
    .flatMap((output) => allowed.map((lines) => ({ ...output, lines: [...lines] })))

const tokens =
  (ending: boolean) =>
  (output: SeenOutput): string[] =>
    ending ? [...output.lines, endingToken(output)] : [...output.lines]

/** Outputs that differ in what was not asked for (how the process ended) are one answer. */
function distinct(sequences: readonly string[][]): string[][] {
  const byText = new Map(sequences.map((sequence) => [JSON.stringify(sequence), sequence]))
  return [...byText.values()]
}

function firstOf(choices: readonly [string, string], outputs: readonly SeenOutput[]): string {
  const firsts = new Set(
    outputs.flatMap(({ lines }) => lines.find((line) => choices.includes(line)) ?? []),
  )
  if (firsts.size > 1) return EITHER
  const [first] = firsts
  if (first === undefined) throw new Error(`No run printed ${choices.join(' or ')}.`)
  return first
}
