import {
  type PuzzleResponse,
  puzzleResponseSchema,
  puzzlesResponseSchema,
} from '@loopscope/shared/puzzle/puzzlesResponse'
import { tilesOf } from '@loopscope/shared/puzzle/tilesOf'
import type { APIRequestContext } from '@playwright/test'

/** A puzzle as a test asks it on its first version: tests are about the page, and puzzles come and go. */
export type TestPuzzle = PuzzleResponse & {
  readonly path: string
  /** What the recorded runs printed; a wrong prediction which is right up to its second place. */
  readonly right: readonly string[]
  readonly wrong: readonly string[]
}

/** The first puzzle that is put in order, all tiles of it, and whose runs all gave the same lines, at least four. */
export function stablePuzzle(request: APIRequestContext): Promise<TestPuzzle> {
  return puzzleWhere(request, (puzzle) => {
    const answers = puzzle.answers[puzzle.versions[0] ?? '']
    const [only, ...others] = answers?.outputs ?? []
    if (answers === undefined || only === undefined || others.length > 0) return false
    const tiles = tilesOf(puzzle.name, puzzle.question, answers)
    const isWhole = tiles.length === only.lines.length && new Set(tiles).size === tiles.length
    return puzzle.question.kind === 'order' && isWhole && tiles.length >= 4 && only.exitCode === 0
  })
}

/** The first puzzle of eight lines that are all put in order. */
export function longPuzzle(request: APIRequestContext): Promise<TestPuzzle> {
  return puzzleWhere(request, ({ name, question, answers, versions }) => {
    const first = answers[versions[0] ?? '']
    if (first === undefined || question.kind !== 'order') return false
    const lines = first.outputs[0]?.lines ?? []
    return lines.length === 8 && tilesOf(name, question, first).length === 8
  })
}

/** The first puzzle that asks what comes first, where either may. */
export function eitherPuzzle(request: APIRequestContext): Promise<TestPuzzle> {
  return puzzleWhere(request, ({ question, answers, versions }) => {
    const outputs = answers[versions[0] ?? '']?.outputs ?? []
    return question.kind === 'first' && new Set(outputs.map(({ lines }) => lines[0])).size === 2
  })
}

/** The first puzzle that is put in order, and whose runs gave more than one. */
export function luckyPuzzle(request: APIRequestContext): Promise<TestPuzzle> {
  return puzzleWhere(request, ({ question, answers, versions }) => {
    const outputs = answers[versions[0] ?? '']?.outputs ?? []
    return question.kind === 'order' && outputs.length > 1
  })
}

async function puzzleWhere(
  request: APIRequestContext,
  fits: (puzzle: PuzzleResponse) => boolean,
): Promise<TestPuzzle> {
  const list = puzzlesResponseSchema.parse(await (await request.get('/api/puzzles')).json())
  for (const { name } of list.puzzles) {
    const response = await request.get(`/api/puzzles/${name}`)
    const puzzle = puzzleResponseSchema.parse(await response.json())
    if (!fits(puzzle)) continue
    const right = puzzle.answers[puzzle.versions[0] ?? '']?.outputs[0]?.lines ?? []
    const [first = '', second = '', third = '', ...rest] = right
    return { ...puzzle, path: `/puzzles/${name}`, right, wrong: [first, third, second, ...rest] }
  }
  throw new Error('There is no such puzzle.')
}
