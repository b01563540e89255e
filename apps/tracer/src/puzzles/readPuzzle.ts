import { readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { answerOf } from '@loopscope/shared/puzzle/answerOf'
import { answersSchema } from '@loopscope/shared/puzzle/answers'
import { type Puzzle, puzzleSchema } from '@loopscope/shared/puzzle/puzzle'
import type { PuzzleResponse } from '@loopscope/shared/puzzle/puzzlesResponse'
import type { z } from 'zod'

/** What a person writes of a puzzle: its name, its fields and its snippet. */
export type WrittenPuzzle = Puzzle & { readonly name: string; readonly source: string }

/** Here the page lets a person make a puzzle. */
const RESERVED = 'own'
const NAME = /^[a-z0-9]+(-[a-z0-9]+)*$/

/** One folder with its recorded answers. Throws an Error whose sentence names the file that is not right. */
export function readPuzzle(folder: string): PuzzleResponse {
  const written = readWrittenPuzzle(folder)
  const file = join(folder, 'answers.json')
  const answers = parse(file, answersSchema)
  const recorded = Object.keys(answers).sort().join(', ')
  const listed = written.versions.toSorted().join(', ')
  if (recorded !== listed)
    throw new Error(`${file} answers for Node ${recorded}, and the puzzle lists ${listed}. ${HOW}`)
  for (const each of Object.values(answers)) answerOf(written.question, each)
  return { ...written, answers }
}

/** One folder without its answers: enough to run it. Throws like `readPuzzle`. */
export function readWrittenPuzzle(folder: string): WrittenPuzzle {
  const name = basename(folder)
  if (name === RESERVED)
    throw new Error(`${folder}: "${RESERVED}" is the address of the page that makes puzzles.`)
  if (!NAME.test(name))
    throw new Error(`${folder} is no name for a puzzle: small letters and digits, joined by "-".`)
  const puzzle = parse(join(folder, 'puzzle.json'), puzzleSchema)
  if (puzzle.module === 'typescript')
    throw new Error(`${folder}/puzzle.json: a puzzle is "commonjs" or "module".`)
  const snippet = join(folder, puzzle.module === 'module' ? 'index.mjs' : 'index.js')
  return { ...puzzle, name, source: read(snippet) }
}

const HOW = 'Run npm run puzzles.'

function parse<T>(file: string, schema: z.ZodType<T>): T {
  const parsed = schema.safeParse(json(file))
  if (parsed.success) return parsed.data
  const issue = parsed.error.issues[0]
  throw new Error(`${file} is not right at "${issue?.path.join('.')}": ${issue?.message}.`)
}

function json(file: string): unknown {
  const text = read(file)
  try {
    return JSON.parse(text)
  } catch (error) {
    throw new Error(`${file} is no JSON: ${error instanceof Error ? error.message : error}.`)
  }
}

function read(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch (error) {
    const answers = file.endsWith('answers.json')
    throw new Error(`${file} cannot be read. ${answers ? HOW : ''}`.trimEnd(), { cause: error })
  }
}
