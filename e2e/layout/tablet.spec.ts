import { expect } from '@playwright/test'
import { Playground } from '../support/playground.ts'
import { test } from '../support/test.ts'

test('a tablet shows ring, code and lanes together, and the page does not scroll', async ({
  page,
}) => {
  await page.setViewportSize({ width: 768, height: 1024 })
  const playground = await Playground.open(page)
  await playground.run()
  for (const name of ['Event loop', 'Editor'])
    await expect(page.getByRole('region', { name })).toBeInViewport()
  await expect(page.getByRole('group', { name: 'Lanes' })).toBeInViewport({ ratio: 1 })
  await expect(page.getByRole('tab')).toHaveText(['Waiting', 'Inspect', 'Console', 'Code'])
  expect(await page.evaluate(() => document.documentElement.scrollHeight)).toBe(1024)
})

test('a low window keeps its lanes behind a tab, and the code stays beside the ring', async ({
  page,
}) => {
  await page.setViewportSize({ width: 899, height: 700 })
  const playground = await Playground.open(page)
  await playground.run()
  await expect(playground.loop).toBeInViewport({ ratio: 1 })
  await expect(page.getByRole('region', { name: 'Editor' })).toBeInViewport({ ratio: 1 })
  await page.getByRole('tab', { name: 'Lanes' }).click()
  await expect(page.getByRole('region', { name: 'Editor' })).toBeHidden()
  await page.setViewportSize({ width: 768, height: 1024 })
  await expect(page.getByRole('tab', { name: 'Code', selected: true })).toBeVisible()
  await expect(page.getByRole('region', { name: 'Editor' })).toBeInViewport({ ratio: 1 })
})
