import { expect } from '@playwright/test'
import { PuzzlePage } from '../support/puzzlePage.ts'
import { test } from '../support/test.ts'

const OWN = `console.log('main')
process.nextTick(() => console.log('tick'))
process.nextTick(() => console.log('tick'))
Promise.resolve().then(() => console.log('promise'))
`

test("somebody's own snippet becomes a puzzle, which its link asks in a fresh browser", async ({
  page,
  browser,
  baseURL,
}) => {
  await page.goto('/puzzles')
  await page.getByRole('link', { name: 'Make your own' }).click()
  await page.getByRole('textbox', { name: 'Snippet' }).fill(OWN)
  await page.getByRole('combobox', { name: 'Module kind' }).selectOption('ES module')
  await page.getByRole('button', { name: 'Run it 30 times' }).click()
  const result = page.getByRole('region', { name: 'Result' })
  await expect(result.getByRole('heading', { name: '30 runs agreed', exact: true })).toBeVisible({
    timeout: 30_000,
  })
  await expect(result).toContainText(/All 30 runs on Node 24[.\d]+ printed the same/)
  const link = await result.getByRole('textbox', { name: 'Link' }).inputValue()
  expect(link).toMatch(/\/puzzles\/own#v1\.[\w-]+$/)

  const fresh = await browser.newContext({ baseURL: baseURL ?? '', serviceWorkers: 'block' })
  try {
    const puzzle = new PuzzlePage(await fresh.newPage())
    await puzzle.page.goto(link)
    await expect(puzzle.choice('tick').first()).toBeVisible({ timeout: 30_000 })
    for (const text of ['main', 'tick', 'promise']) await puzzle.choice(text).first().click()
    await puzzle.choice('tick').last().click()
    await puzzle.button('Check').click()
    // In an ES module the microtask comes first: the module itself runs in one.
    await expect(puzzle.heading()).toHaveText('Printed line 1 is right, line 2 is not')
    expect(await puzzle.realRun()).toEqual(['main', 'promise', 'tick', 'tick'])
    await expect(puzzle.shown()).toHaveText('promise')
  } finally {
    await fresh.close()
  }
})

test('of a snippet that is no puzzle, and of a link that is broken, it is said why', async ({
  page,
}) => {
  await page.goto('/puzzles/own')
  await page.getByRole('textbox', { name: 'Snippet' }).fill("console.log('alone')")
  await page.getByRole('button', { name: 'Run it 30 times' }).click()
  await expect(page.getByRole('alert')).toContainText('It prints fewer than two lines', {
    timeout: 30_000,
  })
  await page.getByRole('textbox', { name: 'Snippet' }).fill("console.log('a')\nconst x = ;\n")
  await page.getByRole('button', { name: 'Run it 30 times' }).click()
  await expect(page.getByRole('alert')).toHaveText(/^It does not parse: .*\(line 2\)$/, {
    timeout: 30_000,
  })
  await page.goto('/puzzles/own#v1.AAAA')
  await expect(page.getByRole('alert')).toHaveText(/^The snippet in this address cannot be read/)
})

test('the pages lead to each other, on a phone from behind a button', async ({ page }) => {
  await page.goto('/puzzles')
  const nav = page.getByRole('navigation', { name: 'Main' })
  await expect(nav.getByRole('link', { name: 'Puzzles' })).toHaveAttribute('aria-current', 'page')
  await nav.getByRole('link', { name: 'Playground' }).click()
  await expect(nav.getByRole('link', { name: 'Playground' })).toHaveAttribute(
    'aria-current',
    'page',
  )
  await page.setViewportSize({ width: 390, height: 844 })
  await expect(nav.getByRole('link')).toHaveCount(0)
  await nav.getByRole('button', { name: 'Pages' }).click()
  await page.keyboard.press('Escape')
  await expect(nav.getByRole('button', { name: 'Pages' })).toBeFocused()
  await expect(nav.getByRole('link')).toHaveCount(0)
  await page.keyboard.press('Enter')
  await nav.getByRole('link', { name: 'Puzzles' }).click()
  await expect(page).toHaveURL(/\/puzzles$/)
})
