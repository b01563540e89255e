import { expect } from '@playwright/test'
import { stablePuzzle, type TestPuzzle } from '../support/askedPuzzles.ts'
import { PuzzlePage } from '../support/puzzlePage.ts'
import { freePort, openService } from '../support/startService.ts'
import { test } from '../support/test.ts'

let stable: TestPuzzle

test.beforeAll(async ({ playwright, baseURL }) => {
  const request = await playwright.request.newContext({ baseURL: baseURL ?? '' })
  stable = await stablePuzzle(request)
  await request.dispose()
})

test('without the service the answer still comes from recorded runs, and the run can be made up for', async ({
  page,
}) => {
  const puzzle = await PuzzlePage.open(page, stable.path)
  await page.route('**/api/runs', (route) =>
    route.fulfill({
      status: 503,
      headers: { 'retry-after': '2' },
      json: { error: { code: 'full', message: 'All sandboxes are busy.' } },
    }),
  )
  for (const text of stable.wrong) await puzzle.choice(text).click()
  await puzzle.button('Check').click()
  await expect(puzzle.heading()).toHaveText('Printed line 1 is right, line 2 is not')
  expect(await puzzle.marks()).toEqual(['right', 'wrong', 'rest', 'rest'])
  await expect(page.getByRole('alert')).toHaveText(
    'All sandboxes are busy. Try again in 2 seconds. The answer comes from runs that were recorded before.',
  )
  await expect(page.getByRole('list', { name: 'Real run' }).getByRole('listitem')).toHaveText(
    stable.right,
  )
  await page.unroute('**/api/runs')
  await puzzle.button('Record it now').click()
  expect(await puzzle.realRun()).toEqual(stable.right)
  await expect(puzzle.shown()).toHaveText(stable.right[1] ?? '')
})

test('a puzzle that is not there, and a service that is not, are said in a sentence', async ({
  page,
}) => {
  await page.goto('/puzzles/no-such-puzzle')
  await expect(page.getByRole('alert')).toHaveText(
    'There is no puzzle with this name. The list has all of them.',
  )
  await page.route('**/api/puzzles', (route) => route.abort())
  await page.goto('/puzzles')
  await expect(page.getByRole('alert')).toContainText('this browser cannot reach it')
  await page.unroute('**/api/puzzles')
  await page.getByRole('button', { name: 'Try again' }).click()
  await expect(page.locator('.puzzle-row').first()).toBeVisible()
})

test('with the service stopped, a way to another puzzle stays on the page and says why', async ({
  browser,
}) => {
  const port = await freePort()
  let service = await openService(port)
  const context = await browser.newContext({ baseURL: service.url, serviceWorkers: 'block' })
  try {
    const page = await context.newPage()
    const puzzle = await PuzzlePage.open(page, stable.path)
    for (const text of stable.right) await puzzle.choice(text).click()
    await puzzle.button('Check').click()
    expect(await puzzle.realRun()).toEqual(stable.right)
    await service.stop()
    await page.keyboard.press('n')
    const stays = page.getByRole('alert').filter({ hasText: 'This page stays as it is' })
    await expect(stays).toContainText('try again when you are online and the service is up.')
    await expect(page).toHaveURL(stable.path)
    await expect(puzzle.heading()).toHaveText('Right')
    service = await openService(port)
    await page.getByRole('link', { name: 'Next puzzle' }).click()
    await expect(page).not.toHaveURL(stable.path)
    await expect(page.getByRole('list', { name: 'Left to place' })).toBeVisible()
  } finally {
    await context.close()
    await service.stop()
  }
})

test('where storage is forbidden, the page works and says that nothing is kept', async ({
  page,
}) => {
  await page.addInitScript(() => {
    Object.defineProperty(window, 'localStorage', {
      get() {
        throw new DOMException('no', 'SecurityError')
      },
    })
  })
  const puzzle = await PuzzlePage.open(page, stable.path)
  for (const text of stable.right) await puzzle.choice(text).click()
  await puzzle.button('Check').click()
  await expect(puzzle.heading()).toHaveText('Right')
  await page.goto('/puzzles')
  await expect(page.getByText('your progress lasts until you leave')).toBeVisible()
})

test('what says that a way leads nowhere covers nothing that is asked for, and can be closed', async ({
  page,
}) => {
  await page.setViewportSize({ width: 390, height: 844 })
  const puzzle = await PuzzlePage.open(page, stable.path)
  const stays = page.getByRole('alert').filter({ hasText: 'This page stays as it is' })
  await page.context().setOffline(true)
  try {
    await page.getByRole('link', { name: 'Puzzles' }).first().click()
    await expect(stays).toBeVisible()
  } finally {
    await page.context().setOffline(false)
  }
  for (const text of stable.right) await puzzle.choice(text).click()
  await expect(puzzle.button('Check')).toBeEnabled()
  await page.getByRole('button', { name: 'Close' }).click()
  await expect(stays).toHaveCount(0)
})
