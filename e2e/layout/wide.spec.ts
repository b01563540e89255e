import { expect, type Locator } from '@playwright/test'
import { Playground } from '../support/playground.ts'
import { test } from '../support/test.ts'

const WALLS = [
  { width: 2560, height: 1440 },
  { width: 3840, height: 2160 },
]

for (const viewport of WALLS)
  test(`on a wall of ${viewport.width} px the ring takes the room it has, its names and tokens with it`, async ({
    page,
  }) => {
    await Playground.atFirstCallback(page, viewport)
    const stage = await boxOf(page.locator('.ring'))
    const box = await boxOf(page.locator('.ring-box'))
    expect(Math.max(box.width / stage.width, box.height / stage.height)).toBeGreaterThan(0.84)
    expect(box.x >= stage.x && box.y >= stage.y).toBe(true)
    expect(box.height <= stage.height && box.width <= stage.width).toBe(true)
    const tokens = page.locator('.ring-box .token')
    await expect(tokens.first()).toBeVisible()
    for (const token of await tokens.all()) await expect(token).toBeInViewport({ ratio: 1 })
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(viewport.width)
  })

async function boxOf(locator: Locator) {
  const box = await locator.boundingBox()
  if (box === null) throw new Error('not drawn')
  return box
}
