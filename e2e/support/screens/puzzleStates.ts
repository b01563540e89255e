import type { Page } from '@playwright/test'
import { stablePuzzle } from '../askedPuzzles.ts'
import { PuzzlePage } from '../puzzlePage.ts'
import { answerWrong } from './screenMoves.ts'
import type { ScreenState } from './screenState.ts'
import { toSheet } from './shareStates.ts'

/** More than the 30 runs of one's own puzzle take, ms. */
const RUNS_MS = 60_000

/** The puzzles: their list, one of them, and one's own. */
export const PUZZLE_STATES: readonly ScreenState[] = [
  {
    name: 'puzzles',
    arrange: async (page) => {
      await answerWrong(page)
      await page.goto('/puzzles')
      await page.locator('.puzzle-row').first().waitFor()
    },
  },
  {
    name: 'puzzle',
    arrange: async (page) => {
      const { path, right } = await stablePuzzle(page.request)
      const puzzle = await PuzzlePage.open(page, path)
      for (const text of right.slice(0, 2)) await puzzle.choice(text).click()
    },
  },
  { name: 'puzzle-wrong', arrange: answerWrong },
  {
    name: 'puzzle-right',
    arrange: async (page) => {
      const { path, right } = await stablePuzzle(page.request)
      const puzzle = await PuzzlePage.open(page, path)
      for (const text of right) await puzzle.choice(text).click()
      await puzzle.button('Check').click()
      await puzzle.realRun()
    },
  },
  {
    name: 'puzzle-sheet',
    arrange: async (page) => {
      await page.goto('/puzzles/due-order')
      await page.getByRole('button', { name: 'Print' }).click()
      await toSheet(page)
    },
  },
  {
    name: 'puzzle-without-service',
    arrange: async (page) => {
      const { path } = await stablePuzzle(page.request)
      await PuzzlePage.open(page, path)
      await page.context().setOffline(true)
      await page.getByRole('link', { name: 'Puzzles' }).first().click()
      await page.locator('.stay-notice').waitFor()
    },
  },
  { name: 'own-puzzle', arrange: runOwn },
  {
    name: 'own-lesson',
    arrange: async (page) => {
      await addToLesson(page)
      const lesson = page.getByRole('region', { name: 'Lesson' })
      await lesson.getByText('Put it into a page or slides').click()
      await lesson.scrollIntoViewIfNeeded()
    },
  },
  {
    name: 'own-lesson-asked',
    arrange: async (page) => {
      await addToLesson(page)
      await page.goto(await page.getByRole('textbox', { name: 'Lesson link' }).inputValue())
      await asked(page)
    },
  },
  {
    name: 'embed-puzzle',
    arrange: async (page) => {
      await addToLesson(page)
      const link = await page.getByRole('textbox', { name: 'Lesson link' }).inputValue()
      await page.goto(link.replace('/puzzles/own#', '/embed/puzzle#'))
      await asked(page)
    },
  },
]

async function runOwn(page: Page): Promise<void> {
  await page.goto('/puzzles/own')
  await page.getByRole('button', { name: 'Run it 30 times' }).click()
  await page.getByRole('textbox', { name: 'Link' }).waitFor({ timeout: RUNS_MS })
}

async function addToLesson(page: Page): Promise<void> {
  await runOwn(page)
  await page.getByRole('button', { name: 'Add it to a lesson' }).click()
  await page.getByRole('textbox', { name: 'Lesson link' }).waitFor()
}

const asked = (page: Page): Promise<void> =>
  page
    .getByRole('list', { name: 'Left to place' })
    .getByRole('button')
    .first()
    .waitFor({ timeout: RUNS_MS })
