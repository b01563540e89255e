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

test('on a tablet a search leaves all lanes in sight, and a puzzle shows the loop it asks about', async ({
  page,
}) => {
  await page.setViewportSize({ width: 768, height: 1024 })
  const playground = await Playground.open(page)
  await playground.run()
  await playground.button('Run').press('/')
  await page.getByRole('searchbox', { name: 'Find in console, lanes and requests' }).waitFor()
  await expect(page.locator('.lane-names li').last()).toBeInViewport({ ratio: 1 })
  await page.goto('/puzzles/due-order')
  await expect(page.locator('.puzzle-ring')).toBeInViewport({ ratio: 1 })
})

test('a narrow page ends where its transport begins, however much that shows', async ({ page }) => {
  const gap = () =>
    page.evaluate(() => {
      const edge = (selector: string) => document.querySelector(selector)?.getBoundingClientRect()
      return (edge('.transport')?.top ?? 0) - (edge('.panes')?.bottom ?? 0)
    })
  await page.setViewportSize({ width: 768, height: 1024 })
  const playground = await Playground.open(page)
  await playground.run()
  for (const [width, height] of [
    [768, 1024],
    [320, 640],
    [844, 390],
  ] as const) {
    await page.setViewportSize({ width, height })
    for (const open of [false, true]) {
      await page.evaluate(() => window.scrollTo(0, document.documentElement.scrollHeight))
      await expect.poll(gap, `${width} px, ${open ? 'more' : 'less'}`).toBeCloseTo(0)
      await playground.button('More').click()
    }
  }
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
