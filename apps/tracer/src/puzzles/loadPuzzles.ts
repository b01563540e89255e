import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { LEVELS } from '@loopscope/shared/puzzle/puzzle'
import type { PuzzleResponse } from '@loopscope/shared/puzzle/puzzlesResponse'
import { readPuzzle } from './readPuzzle.ts'

/** Where the puzzles of this repository are. */
export const PUZZLES = fileURLToPath(new URL('../../../../puzzles', import.meta.url))

/** Every puzzle of a folder, from easy to hard. Throws an Error whose sentence names the file that is not right. */
export function loadPuzzles(folder = PUZZLES): PuzzleResponse[] {
  return puzzleNames(folder)
    .map((name) => readPuzzle(join(folder, name)))
    .sort(byDifficulty)
}

/** The folders of puzzles: what else lies beside them is code. */
export function puzzleNames(folder = PUZZLES): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort()
}

const byDifficulty = (a: PuzzleResponse, b: PuzzleResponse): number =>
  LEVELS.indexOf(a.level) - LEVELS.indexOf(b.level) ||
  a.place - b.place ||
  (a.name < b.name ? -1 : 1)
