import { expect, type Page } from '@playwright/test'
import { Playground } from './support/playground.ts'
import { test } from './support/test.ts'

const health = async (page: Page) => {
  await page.getByRole('tab', { name: 'Health' }).click()
  return page.getByRole('region', { name: 'Health' })
}

test('a callback that blocks is found, with the timer that it made late', async ({ page }) => {
  const playground = await Playground.open(page)
  await playground.write(`setTimeout(() => console.log('late'), 5)
setImmediate(() => {
  for (const end = Date.now() + 300; Date.now() < end; );
})
`)
  await playground.run()
  const panel = await health(page)
  await expect(panel).toContainText(
    /The setImmediate callback from line 2 held the loop for [\d.]+ ms, longer than any other\./,
  )
  await panel.getByRole('button', { name: /The timer on line 1 ran [\d.]+ ms late\./ }).click()
  await expect(page.getByRole('status', { name: 'Now' })).toContainText(
    'Timers runs the setTimeout callback from line 1.',
  )
  await page.getByRole('tab', { name: 'Why' }).click()
  const why = page.getByRole('region', { name: 'Why now' })
  await expect(why).toContainText('The loop was held until')
  await why.getByRole('button', { name: 'Show what runs' }).click()
  await expect(why.getByRole('button', { name: 'Show what runs' })).toHaveCount(0)
})

test('what waits is asked about by choosing its finding', async ({ page }) => {
  const playground = await Playground.open(page)
  await playground.write(`const { pbkdf2 } = require('crypto')
for (let i = 0; i < 6; i++) pbkdf2('a', 'b', 20_000, 64, 'sha512', () => {})
`)
  await playground.run()
  const panel = await health(page)
  await panel.getByRole('button', { name: /the thread pool had more jobs/ }).click()
  await page.getByRole('tab', { name: 'Why' }).click()
  await expect(page.getByRole('region', { name: 'Why now' })).toContainText(
    /The thread pool has 4 threads, and \d jobs submitted before it have not called back yet\./,
  )
})

test('errors come first, and an error that ended the process says so', async ({ page }) => {
  const playground = await Playground.open(page)
  await playground.write(`setTimeout(() => {}, 0)
Promise.reject(new TypeError('nobody'))
`)
  await playground.run()
  const panel = await health(page)
  const first = panel.getByRole('region', { name: 'Went wrong' }).getByRole('button').first()
  await expect(first).toContainText('A promise was rejected with TypeError on line 2')
  await expect(first).toContainText('That ended the process.')
})
