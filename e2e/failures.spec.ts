import { expect, test } from '@playwright/test'
import { Playground } from './playground.ts'

test('an error is named with its line, and marked on it', async ({ page }) => {
  const playground = await Playground.open(page)
  await playground.write("console.log('before')\n\nundefined.name\n")
  await playground.run()
  await expect(playground.outcome).toContainText('Threw TypeError')
  await expect(playground.outcome).toContainText('on line 3')
  await page.keyboard.press('Control+Home')
  await playground.position.focus()
  await page.keyboard.press('End')
  await expect(page.locator('.line-failed').first()).toBeVisible()
  expect((await playground.lines())[0]).toEqual({ text: 'before', phase: 'main', queue: null })
})

test('a syntax error is marked although nothing ever ran', async ({ page }) => {
  const playground = await Playground.open(page)
  await playground.write('console.log(1)\nlet let = 3\n')
  await playground.run()
  await expect(playground.outcome).toContainText('SyntaxError')
  await expect(playground.outcome).toContainText('line 2')
  await expect(page.locator('.line-failed').first()).toBeVisible()
})

test('edits after a run take the marks away and say why', async ({ page }) => {
  const playground = await Playground.open(page)
  await playground.write('throw new Error("x")')
  await playground.run()
  await expect(page.locator('.line-failed').first()).toBeVisible()
  await playground.write('console.log(1)')
  await expect(page.locator('.line-failed')).toHaveCount(0)
  await expect(page.getByText('The snippet was edited after this run.')).toBeVisible()
})

test('a snippet that never ends shows what it does while it does it, and Stop ends it', async ({
  page,
}) => {
  const playground = await Playground.open(page)
  await playground.write("setInterval(() => console.log('again'), 20)")
  await playground.button('Run').click()
  await expect(page.getByRole('region', { name: 'Console' })).toContainText('again')
  await expect(playground.outcome).toContainText('Running')
  await playground.button('Stop').click()
  await expect(playground.outcome).toContainText('Stopped by you')
  await expect(playground.position).toHaveValue('0')
  await expect(page.getByRole('region', { name: 'Console' })).toContainText('again')
})

test('a snippet that blocks is stopped at the limit, and what it printed is kept', async ({
  page,
}) => {
  const playground = await Playground.open(page)
  await playground.write("console.log('kept')\nfor (;;);\n")
  await playground.run()
  await expect(playground.outcome).toContainText('Stopped at the limit of')
  expect(await playground.texts()).toBe('kept')
})

test('what the service refuses is said in a sentence', async ({ page }) => {
  const playground = await Playground.open(page)
  await page.route('**/api/runs', (route) =>
    route.fulfill({
      status: 503,
      headers: { 'retry-after': '2' },
      json: { error: { code: 'busy', message: 'Every sandbox is busy.' } },
    }),
  )
  await playground.run()
  await expect(page.getByText('Every sandbox is busy. Try again in 2 seconds.')).toBeVisible()
})

test('a network that is down is said in a sentence, and typing survives it', async ({ page }) => {
  const playground = await Playground.open(page)
  // Loads the part of the page that talks to the service.
  await expect(
    page.getByRole('combobox', { name: 'Node version' }).locator('option'),
  ).not.toHaveCount(1)
  await playground.write('console.log("mine")')
  await page.route('**/api/runs', (route) => route.abort())
  await playground.run()
  await expect(page.getByText('The tracer cannot be reached.')).toBeVisible()
  await page.unroute('**/api/runs')
  await playground.run()
  expect(await playground.texts()).toBe('mine')
})

test('source that is too large is refused with the limit', async ({ page }) => {
  const playground = await Playground.open(page)
  await playground.write(`// ${'x'.repeat(65 * 1024)}`)
  await playground.run()
  await expect(page.locator('body')).toContainText(/64 ?KB|65,?536/)
})
