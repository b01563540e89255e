import { readFileSync } from 'node:fs'
import { expect, type Page } from '@playwright/test'
import { Playground } from './support/playground.ts'
import { test } from './support/test.ts'
import { violations } from './support/violations.ts'

/** Pages of A4 that the page prints. */
async function pages(page: Page): Promise<number> {
  const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1')
  expect(pdf).toMatch(/\/MediaBox \[0 0 59\d\.\d+ 84\d\.\d+\]/)
  return [...pdf.matchAll(/\/Type\s*\/Page\b/g)].length
}

const sheet = (page: Page) => page.getByRole('dialog', { name: 'Printable sheet' })

test('a run is printed with its program, its output and its turns, a long one on several pages', async ({
  newVisitor,
}) => {
  const { page } = await newVisitor({ bypassCSP: true })
  const playground = await Playground.open(page)
  await playground.write('setTimeout(() => console.log("<b>due</b>"), 300)\nconsole.log("first")\n')
  await playground.run()
  await playground.button('Share').click()
  await page.getByRole('button', { name: /^Printable sheet/ }).click()
  await expect(sheet(page).getByRole('list', { name: 'Code' }).getByRole('listitem')).toHaveText([
    '1setTimeout(() => console.log("<b>due</b>"), 300)',
    '2console.log("first")',
  ])
  const cells = (table: number) =>
    sheet(page)
      .getByRole('table')
      .nth(table)
      .locator('tbody tr')
      .evaluateAll((rows) => rows.map((row) => [...row.children].map((cell) => cell.textContent)))
  expect((await cells(0)).map(([, ...rest]) => rest)).toEqual([
    ['first', 'main', '', '2'],
    ['<b>due</b>', 'Timers', '1', '1'],
  ])
  expect((await cells(1)).map(([turn, , ...rest]) => [turn, ...rest])).toEqual([
    ['before the loop', 'main', 'main'],
    ['1', 'Timers', 'setTimeout (line 1)'],
  ])
  expect(await violations(page)).toEqual([])
  expect(await pages(page)).toBe(1)
  await page.emulateMedia({ media: 'print' })
  await expect(page.locator('#root')).toBeHidden()
  await expect(playground.button('Print')).toBeHidden()
  await page.emulateMedia({ media: null })
  await page.keyboard.press('Escape')
  await expect(sheet(page)).toHaveCount(0)

  await page.getByRole('combobox', { name: 'Node version' }).selectOption('10')
  await playground.write('require("fs").readFile(__filename, () => console.log("read"))\n')
  await playground.run()
  await playground.button('Share').click()
  await page.getByRole('button', { name: /^Printable sheet/ }).click()
  await expect(sheet(page).getByRole('table').first()).toContainText('Poll (inferred)')
  await page.keyboard.press('Escape')

  await playground.write('for (let i = 0; i < 150; i++) console.log(i)\n')
  await playground.run()
  await playground.button('Share').click()
  await page.getByRole('button', { name: /^Printable sheet/ }).click()
  await expect(sheet(page).getByRole('table').first().locator('tbody tr')).toHaveCount(150)
  expect(await pages(page)).toBeGreaterThan(2)
})

test('a puzzle is printed without its answer, which is on a sheet of its own', async ({ page }) => {
  await page.goto('/puzzles/due-order')
  await page.getByRole('button', { name: 'Print' }).click()
  const tasks = sheet(page).getByRole('region', { name: 'Tasks' })
  const answers = sheet(page).getByRole('region', { name: 'Answers' })
  const lines = tasks.getByRole('list', { name: 'What can be placed' }).getByRole('listitem')
  await expect(lines).toHaveCount(4)
  const placed = await lines.allTextContents()
  expect(placed.toSorted()).toEqual(['fast', 'main', 'middle', 'slow'])
  await expect(
    tasks.getByRole('list', { name: 'Your prediction' }).getByRole('listitem'),
  ).toHaveCount(4)
  await expect(tasks).not.toContainText('recorded runs')
  await expect(answers.getByRole('list').first().getByRole('listitem')).toHaveText([
    'main',
    'fast',
    'middle',
    'slow',
  ])
  expect(await pages(page)).toBe(2)
})

test('a lesson is printed by who makes it: its tasks as one, and the answers that its runs give apart', async ({
  page,
}) => {
  test.slow()
  const file = new URL('../apps/web/src/api/oldLinks/lessons/p1-two-puzzles.json', import.meta.url)
  const { fragment } = JSON.parse(readFileSync(file, 'utf8')) as { readonly fragment: string }
  await page.goto(`/puzzles/own?edit${fragment}`)
  await page.getByRole('button', { name: 'Printable sheet' }).click()
  const tasks = sheet(page).getByRole('region', { name: 'Tasks' })
  const answers = sheet(page).getByRole('region', { name: 'Answers' })
  await expect(answers.getByRole('list')).toHaveCount(2, { timeout: 90_000 })
  expect(await answers.getByRole('listitem').allTextContents()).toEqual(['a', 'b', 'c', 'd'])
  await expect(tasks.getByRole('heading')).toHaveText(['Monday', '1. Two lines', 'Puzzle 2'])
  await expect(answers).toContainText('Main runs first.')
  await expect(tasks).not.toContainText(/Main runs first|Top down/)
  expect(await pages(page)).toBe(2)
})
