import { answerOf } from './answerOf.ts'
import type { VersionAnswers } from './answers.ts'
import { endingToken } from './endingToken.ts'
import type { Question } from './puzzle.ts'

/**
 * What a person may place, in an order that is the same at every visit and gives away as little of the right answers as may be: every token of
 * every right answer, the decoys, and where the ending is asked for at least two ways to end. For a question of kind `first`
 * its two choices, as written.
 */
export function tilesOf(name: string, question: Question, answers: VersionAnswers): string[] {
  const answer = answerOf(question, answers)
  if (question.kind === 'first' || answer.kind === 'first')
    return question.kind === 'first' ? [...question.choices] : []
  const tiles = unionOf([...answer.sequences, question.decoys, endings(question)])
  const shuffled = shuffle(tiles.toSorted(), name)
  const turned = [shuffled, shuffled.toReversed()].flatMap((row) =>
    row.map((_, by) => [...row.slice(by), ...row.slice(0, by)]),
  )
  const told = (row: readonly string[]) =>
    Math.max(0, ...answer.sequences.map((sequence) => alike(row, sequence)))
  const isAnswer = (row: readonly string[]) =>
    answer.sequences.some((sequence) => sequence.every((token, i) => token === row[i]))
  // Where every order is right there is none to avoid.
  const wrong = turned.filter((row) => !isAnswer(row))
  return wrong.toSorted((a, b) => told(a) - told(b))[0] ?? shuffled
}

/** How much of an answer a row gives away: tokens in their place, and neighbours that are neighbours there. */
function alike(row: readonly string[], answer: readonly string[]): number {
  const pairs = new Set(answer.map((token, i) => `${token}\n${answer[i + 1]}`))
  const inPlace = row.filter((token, i) => token === answer[i]).length
  const together = row.filter((token, i) => pairs.has(`${token}\n${row[i + 1]}`)).length
  return inPlace + together
}

const ENDINGS = [0, 1].map((exitCode) => endingToken({ outcome: 'finished', exitCode }))

const endings = (question: Question & { kind: 'order' }): string[] =>
  question.ending ? ENDINGS : []

/** Every token as often as the row that has it most often: a line that is printed twice is placed twice. */
function unionOf(rows: readonly (readonly string[])[]): string[] {
  const union: string[] = []
  const countIn = (row: readonly string[], token: string) =>
    row.filter((each) => each === token).length
  for (const row of rows)
    for (const token of row) while (countIn(union, token) < countIn(row, token)) union.push(token)
  return union
}

/** Fisher and Yates', with a generator that begins at the name. */
function shuffle(tiles: readonly string[], name: string): string[] {
  const shuffled = [...tiles]
  const next = numbersFrom(name)
  for (let i = shuffled.length - 1; i > 0; i--) {
    const j = next() % (i + 1)
    const [a = '', b = ''] = [shuffled[i], shuffled[j]]
    shuffled[i] = b
    shuffled[j] = a
  }
  return shuffled
}

/** FNV-1a of the name as the seed of a xorshift: 32 bits, never 0. */
function numbersFrom(name: string): () => number {
  let state = 2166136261
  for (let i = 0; i < name.length; i++)
    state = Math.imul(state ^ name.charCodeAt(i), 16777619) >>> 0
  state ||= 1
  return () => {
    state ^= state << 13
    state ^= state >>> 17
    state ^= state << 5
    state >>>= 0
    return state
  }
}
