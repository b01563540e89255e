import { expect, type Page } from '@playwright/test'
import { stablePuzzle } from '../askedPuzzles.ts'
import type { Playground } from '../playground.ts'
import { PuzzlePage } from '../puzzlePage.ts'

/** The default snippet on every version. */
export async function toVersions(playground: Playground, page: Page): Promise<void> {
  await playground.run()
  await showPanel(page, 'Versions')
  await page.getByRole('button', { name: /^Run on all/ }).click()
  await page
    .getByRole('button', { name: 'Compare both timelines' })
    .waitFor({ timeout: LONGEST_RUN_MS })
  await page.getByRole('button', { name: / again$/ }).waitFor({ timeout: LONGEST_RUN_MS })
}

/** A puzzle with two lines the wrong way round, and the run that says so. */
export async function answerWrong(page: Page): Promise<void> {
  const { path, wrong } = await stablePuzzle(page.request)
  const puzzle = await PuzzlePage.open(page, path)
  for (const text of wrong) await puzzle.choice(text).click()
  await puzzle.button('Check').click()
  await puzzle.realRun()
}

/** More than the wall clock limit of a run, ms. */
const LONGEST_RUN_MS = 20_000

export async function runSource(playground: Playground, source: string): Promise<void> {
  await playground.write(source)
  await playground.button('Run').click()
  await expect(playground.button('Run')).toBeEnabled({ timeout: LONGEST_RUN_MS })
  // The snippet's keys are the editor's own: from here on they are the page's.
  await playground.position.focus()
}

/** The moment of the first snippet at which most is to be seen: in Poll, a nextTick, an immediate and a timer waiting. */
export async function toPoll(playground: Playground): Promise<void> {
  await playground.run()
  const now = playground.page.getByRole('status', { name: 'Now' })
  const step = playground.button('Step forward')
  while (!/queued.* line 9/.test((await now.textContent()) ?? '')) await step.click()
}

/** Opens a pane or a panel by its tab; where the screen is wide enough to show it all the time, there is none. */
export async function showTab(page: Page, name: string): Promise<void> {
  const tab = page.getByRole('tab', { name, exact: true })
  if (await tab.isVisible()) await tab.click()
}

/** A panel of the inspector, which is a pane of its own on a phone. */
export async function showPanel(
  page: Page,
  name: 'Why' | 'Health' | 'Races' | 'Versions' | 'Runs',
): Promise<void> {
  await showTab(page, 'Inspect')
  await showDrawer(page)
  await page.getByRole('tab', { name, exact: true }).click()
}

/** In a small window what waits and the inspector are a drawer. */
export async function showDrawer(page: Page): Promise<void> {
  const opener = page.getByRole('button', { name: 'Inspector', exact: true })
  const isOpen = await page.getByRole('tab', { name: 'Why', exact: true }).isVisible()
  if (!isOpen && (await opener.isVisible())) await opener.click()
}

/** An example that is chosen from the menu, and its run. */
export async function runExample(playground: Playground, page: Page, name: RegExp): Promise<void> {
  await showTab(page, 'Code')
  await playground.button('Examples').click()
  await page.getByRole('menuitem', { name }).click()
  await playground.button('Run').click()
  await page
    .getByRole('status', { name: 'Outcome' })
    .getByText('exit code 0')
    .waitFor({ state: 'attached', timeout: LONGEST_RUN_MS })
}

/** Neither what was pressed nor where it lies is the picture. */
export async function atRest(page: Page): Promise<void> {
  await page.evaluate(() => {
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur()
    scrollTo(0, 0)
  })
}
