import { stablePuzzle } from './askedPuzzles.ts'
import { PuzzlePage } from './puzzlePage.ts'
import { answerWrong } from './screenMoves.ts'

import type { ScreenState } from './screenState.ts'

/** The pages of the puzzles. */
export const PUZZLE_STATES: readonly ScreenState[] = [
  {
    name: 'puzzles',
    arrange: async (_playground, page) => {
      await answerWrong(page)
      await page.goto('/puzzles')
      await page.locator('.puzzle-row').first().waitFor()
    },
  },
  {
    name: 'puzzle',
    arrange: async (_playground, page) => {
      const { path, right } = await stablePuzzle(page.request)
      const puzzle = await PuzzlePage.open(page, path)
      for (const text of right.slice(0, 2)) await puzzle.choice(text).click()
    },
  },
  { name: 'puzzle-wrong', arrange: (_playground, page) => answerWrong(page) },
  {
    name: 'own-puzzle',
    arrange: async (_playground, page) => {
      await page.goto('/puzzles/own')
      await page.getByRole('button', { name: 'Run it 30 times' }).click()
      await page.getByRole('textbox', { name: 'Link' }).waitFor()
    },
  },
  {
    name: 'puzzle-without-service',
    arrange: async (_playground, page) => {
      const { path } = await stablePuzzle(page.request)
      await PuzzlePage.open(page, path)
      await page.context().setOffline(true)
      await page.getByRole('link', { name: 'Puzzles' }).first().click()
      await page.locator('.stay-notice').waitFor()
    },
  },
]
