import {
  puzzleResponseSchema,
  puzzlesResponseSchema,
} from '@loopscope/shared/puzzle/puzzlesResponse'
import { z } from 'zod'
import type { Operation } from './operation.ts'
import { UNCHANGED } from './runOperations.ts'

const tag = 'Puzzles'

export const puzzleOperations: readonly Operation[] = [
  {
    ...{ method: 'get', path: '/api/puzzles', id: 'listPuzzles', tag },
    summary: 'The puzzles, from easy to hard',
    answers: {
      200: {
        description: 'A line of the list for each.',
        type: 'application/json',
        schema: puzzlesResponseSchema,
      },
      304: UNCHANGED,
    },
    refusals: [],
  },
  {
    ...{ method: 'get', path: '/api/puzzles/{name}', id: 'getPuzzle', tag },
    summary: 'One puzzle with its recorded answers',
    parameters: [
      { name: 'name', in: 'path', schema: z.string(), description: 'As the list has it.' },
    ],
    answers: {
      200: { description: 'All of it.', type: 'application/json', schema: puzzleResponseSchema },
      304: UNCHANGED,
    },
    refusals: ['unknown_puzzle'],
  },
]
