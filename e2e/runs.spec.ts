import { expect, type Page } from '@playwright/test'
import { Playground } from './support/playground.ts'
import { test } from './support/test.ts'

const rows = (page: Page) => page.getByRole('list', { name: 'Kept runs' }).getByRole('listitem')

const openRuns = (page: Page) => page.getByRole('tab', { name: 'Runs' }).click()

/** Runs each source in turn, and waits until it is kept. */
async function runAll(playground: Playground, sources: readonly string[]): Promise<void> {
  await openRuns(playground.page)
  for (const [index, source] of sources.entries()) {
    await playground.write(source)
    await playground.run()
    await expect(rows(playground.page)).toHaveCount(index + 1)
  }
}

test('runs survive a reload and open without being run again', async ({ page }) => {
  const playground = await Playground.open(page)
  await runAll(playground, ["console.log('first')", "throw new Error('second')"])
  await page.reload()
  await page.locator('.monaco-editor .view-line').first().waitFor({ state: 'attached' })
  await openRuns(page)
  await expect(rows(page)).toHaveCount(2)
  await expect(rows(page).first()).toContainText('Threw')
  await expect(rows(page).nth(1)).toContainText(/Node 24\.\d+\.\d+/)

  await page.route('**/api/runs', (route) => route.abort())
  await rows(page).nth(1).getByRole('button', { name: 'Open' }).click()
  await expect(page.getByRole('textbox', { name: 'Snippet' })).toHaveValue("console.log('first')")
  await expect(playground.outcome).toContainText('Finished')
  expect(await playground.texts()).toBe('first')
  await expect(playground.position).toHaveValue('0')

  await rows(page).first().getByRole('button', { name: 'Open' }).click()
  await expect(playground.outcome).toContainText('Threw Error')
})

test('two runs are compared line by line, with a sign for each', async ({ page }) => {
  const playground = await Playground.open(page)
  await runAll(playground, [
    "console.log('same')\nconsole.log('before')",
    "console.log('same')\nconsole.log('after')",
  ])
  const boxes = rows(page).getByRole('checkbox')
  await boxes.first().check()
  await boxes.nth(1).check()
  const diff = page.getByRole('region', { name: 'Differences in output' })
  await expect(diff.getByRole('listitem')).toHaveText([
    '=in both: same',
    '−only in A: before',
    '+only in B: after',
  ])
  await expect(diff).toContainText('only in A, the earlier run')
  // On a laptop the panel is low.
  await expect(diff.getByRole('listitem').last()).toBeInViewport()
  await expect(rows(page).locator('.run-facts b')).toHaveText(['B', 'A'])
})

test('runs are deleted one by one, and all after a question', async ({ page }) => {
  const playground = await Playground.open(page)
  await runAll(playground, ['1', '2', '3'])
  await rows(page).nth(1).getByRole('button', { name: 'Delete' }).click()
  await expect(rows(page)).toHaveCount(2)
  await page.getByRole('button', { name: 'Delete all' }).click()
  await playground.button('Delete').click()
  await expect(page.getByText('No run is kept yet.')).toBeVisible()
  await page.reload()
  await openRuns(page)
  await expect(page.getByText('No run is kept yet.')).toBeVisible()
})

test('where the browser forbids storage it is said, and running works as ever', async ({
  page,
}) => {
  const problems: string[] = []
  page.on('pageerror', (error) => problems.push(String(error)))
  page.on('console', (message) => message.type() === 'error' && problems.push(message.text()))
  await page.addInitScript(() => {
    IDBFactory.prototype.open = () => {
      throw new DOMException('forbidden', 'SecurityError')
    }
  })
  const playground = await Playground.open(page)
  await playground.write("console.log('works')")
  await playground.run()
  expect(await playground.texts()).toBe('works')
  await openRuns(page)
  await expect(page.getByText('This browser does not let the page keep runs')).toHaveCount(1)
  expect(problems).toEqual([])
})

test('after a reload the last run is on the page again, at its step, and an edit beside it', async ({
  page,
}) => {
  const playground = await Playground.open(page)
  await playground.write('console.log(1)\nsetTimeout(() => console.log(2))\n')
  await playground.run()
  await page.keyboard.press('c')
  await page.keyboard.press('c')
  // The browser keeps it a moment after it has ended.
  await page.getByRole('tab', { name: 'Runs' }).click()
  await expect(page.getByRole('button', { name: /^Open the run: / })).toBeVisible()
  await page.getByRole('tab', { name: 'Why' }).click()
  const moment = await playground.moment()
  const step = await playground.position.inputValue()
  await page.reload()
  await expect(playground.position).toHaveValue(step)
  expect(await playground.moment()).toEqual(moment)
  expect(await playground.texts()).toBe('1 2')

  await playground.editorIsHere()
  await playground.write('console.log(3)\n')
  await page.reload()
  await expect(playground.position).toHaveValue(step)
  await expect(page.getByRole('textbox', { name: 'Snippet' })).toHaveValue('console.log(3)\n')
  await expect(page.getByText('The snippet was edited after this run')).toBeVisible()
})

test('an address where nothing is has a page for people, and JSON for programs', async ({
  page,
  request,
}) => {
  await page.emulateMedia({ colorScheme: 'light' })
  const answer = await page.goto('/nonsense')
  expect(answer?.status()).toBe(404)
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'light')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(
    'There is nothing at this address',
  )
  await page.getByRole('link', { name: 'Puzzles' }).click()
  await expect(page).toHaveURL('/puzzles')
  const json = await request.get('/nonsense')
  expect([json.status(), await json.json()]).toEqual([
    404,
    { error: { code: 'not_found', message: 'There is nothing at /nonsense.' } },
  ])
})
