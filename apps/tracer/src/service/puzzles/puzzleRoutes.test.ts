import {
  puzzleResponseSchema,
  puzzlesResponseSchema,
} from '@loopscope/shared/puzzle/puzzlesResponse'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { loadPuzzles } from '../../puzzles/loadPuzzles.ts'
import { startTestService, type TestService } from '../../testing/startTestService.ts'

let service: TestService

beforeAll(async () => {
  service = await startTestService([24], { puzzles: loadPuzzles() })
}, 60_000)

afterAll(() => service.close())

it('lists every puzzle from easy to hard', async () => {
  const response = await fetch(`${service.url}/api/puzzles`)
  const listed = puzzlesResponseSchema.parse(await response.json()).puzzles
  expect(listed).toEqual(
    loadPuzzles().map(({ name, title, level, topics, versions, question }) => ({
      ...{ name, title, level, topics, versions },
      question: question.text,
    })),
  )
})

it('has all of one puzzle under its name, with what the runs answered', async () => {
  const response = await fetch(`${service.url}/api/puzzles/main-first`)
  const puzzle = puzzleResponseSchema.parse(await response.json())
  expect(puzzle).toEqual(loadPuzzles().find(({ name }) => name === 'main-first'))
  expect(puzzle.answers['24']?.outputs.map(({ lines }) => lines)).toEqual([
    ['start', 'end', 'promise', 'timer'],
  ])
})

it('says that there is no puzzle of an unknown name', async () => {
  const response = await fetch(`${service.url}/api/puzzles/constructor`)
  expect([response.status, await response.json()]).toEqual([
    404,
    {
      error: {
        code: 'unknown_puzzle',
        message: 'There is no puzzle "constructor". GET /api/puzzles lists those there are.',
      },
    },
  ])
})
