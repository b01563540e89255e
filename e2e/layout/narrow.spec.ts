import { expect, type Page } from '@playwright/test'
import { cutSelects } from '../support/cutSelects.ts'
import { Playground } from '../support/playground.ts'
import { test } from '../support/test.ts'

const PHONES = [
  { width: 320, height: 640 },
  { width: 390, height: 844 },
]

for (const viewport of PHONES)
  test(`on a phone of ${viewport.width} px the names of the hub stay on it, and exit is clear of Close`, async ({
    page,
  }) => {
    const playground = await Playground.atFirstCallback(page, viewport)
    await expect(playground.loop.locator('.hub-half[data-state="on"]')).toBeVisible()
    expect(await lettersOffTheHub(page)).toEqual([])
    const exit = await playground.loop.getByRole('listitem', { name: 'Exit' }).boundingBox()
    const close = await playground.loop.getByRole('listitem', { name: 'Close' }).boundingBox()
    if (exit === null || close === null) throw new Error('not drawn')
    expect(close.y - exit.y - exit.height).toBeGreaterThanOrEqual(8)
  })

/** The words of the hub of which a corner, by the height of its letters, leaves the circle. */
function lettersOffTheHub(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const halves = [...document.querySelectorAll('.ring-hub')].map((half) =>
      half.getBoundingClientRect(),
    )
    const left = Math.min(...halves.map((half) => half.left))
    const right = Math.max(...halves.map((half) => half.right))
    const top = Math.min(...halves.map((half) => half.top))
    const bottom = Math.max(...halves.map((half) => half.bottom))
    const [x, y, radius] = [(left + right) / 2, (top + bottom) / 2, (right - left) / 2]
    const off: string[] = []
    for (const words of document.querySelectorAll('.hub-name, .hub-count')) {
      const range = document.createRange()
      range.selectNodeContents(words)
      const box = range.getBoundingClientRect()
      const middle = (box.top + box.bottom) / 2
      const reach = Math.abs(middle - y) + 4
      if (Math.hypot(Math.max(x - box.left, box.right - x), reach) > radius)
        off.push(words.textContent ?? '')
    }
    return off
  })
}

/** Phones, both ways up, tablets, and a small window. */
const BARS = [
  { width: 320, height: 640 },
  { width: 360, height: 740 },
  { width: 390, height: 844 },
  { width: 600, height: 800 },
  { width: 768, height: 1024 },
  { width: 844, height: 390 },
  { width: 1024, height: 768 },
]

test.describe('by touch', () => {
  test.use({ hasTouch: true, isMobile: true, viewport: { width: 390, height: 844 } })

  test('the Node version and the kind of module can be read whole, whatever is chosen', async ({
    page,
  }) => {
    const playground = await Playground.open(page)
    for (const kind of ['commonjs', 'module', 'typescript']) {
      await playground.page.getByLabel('Module kind').selectOption(kind)
      for (const viewport of BARS) {
        await page.setViewportSize(viewport)
        expect.soft(await cutSelects(page), `${kind}, ${viewport.width} px`).toEqual([])
      }
    }
    await playground.page.getByLabel('Module kind').selectOption('commonjs')
    await playground.write('setInterval(() => {}, 100)')
    await page.setViewportSize({ width: 320, height: 640 })
    await playground.button('Run').click()
    await expect(playground.button('Stop')).toBeVisible()
    for (const viewport of BARS.slice(0, 4)) {
      await page.setViewportSize(viewport)
      expect.soft(await cutSelects(page), `while it runs, ${viewport.width} px`).toEqual([])
      const wide = await page.evaluate(() => document.documentElement.scrollWidth)
      expect.soft(wide, 'while it runs').toBeLessThanOrEqual(viewport.width)
    }
  })
})
