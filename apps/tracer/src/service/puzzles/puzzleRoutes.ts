import type { PuzzleEntry, PuzzleResponse } from '@loopscope/shared/puzzle/puzzlesResponse'
import express, { type Router } from 'express'
import { Refusal } from '../bodies/refusal.ts'
import { allowOnly } from '../guards/allowOnly.ts'

/** GET / lists what there is from easy to hard, GET /:name has all of one. */
export function puzzleRoutes(puzzles: readonly PuzzleResponse[]): Router {
  const router = express.Router()
  const byName = new Map(puzzles.map((puzzle) => [puzzle.name, puzzle]))
  const list = { puzzles: puzzles.map(entryOf) }
  router
    .route('/')
    .get((_request, response) => void response.json(list))
    .all(onlyRead)
  router
    .route('/:name')
    .get((request, response) => {
      const puzzle = byName.get(request.params.name)
      if (puzzle === undefined) {
        const asked = request.params.name.slice(0, 80)
        throw new Refusal(
          404,
          'unknown_puzzle',
          `There is no puzzle "${asked}". GET /api/puzzles lists those there are.`,
        )
      }
      response.json(puzzle)
    })
    .all(onlyRead)
  return router
}

const onlyRead = allowOnly('GET, HEAD', 'Puzzles are read with GET.')

const entryOf = ({
  name,
  title,
  level,
  topics,
  versions,
  question,
}: PuzzleResponse): PuzzleEntry => ({
  name,
  title,
  level,
  topics,
  versions,
  question: question.text,
})
