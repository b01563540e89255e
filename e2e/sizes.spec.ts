import { expect, type Locator, type Page, test } from '@playwright/test'
import { longPuzzle } from './askedPuzzles.ts'
import { Playground } from './playground.ts'
import { PuzzlePage } from './puzzlePage.ts'

test.use({ contextOptions: { reducedMotion: 'reduce' } })

const LAPTOPS = [
  { width: 1280, height: 720 },
  { width: 1024, height: 768 },
  { width: 1440, height: 700 },
  { width: 1366, height: 625 },
]
/** Phones on their side, and laptops at 200 %. */
const LOW = [
  { width: 844, height: 390 },
  { width: 667, height: 375 },
  { width: 720, height: 450 },
  { width: 568, height: 320 },
]
const words = ({ width, height }: { width: number; height: number }) => `${width} x ${height}`

const pageSize = (page: Page) =>
  page.evaluate(() => {
    const { scrollWidth, scrollHeight } = document.documentElement
    return { width: scrollWidth, height: scrollHeight }
  })

async function boxOf(locator: Locator) {
  const box = await locator.boundingBox()
  if (box === null) throw new Error('not drawn')
  return box
}

for (const viewport of LAPTOPS)
  test(`at ${words(viewport)} all eight lanes and the whole ring are seen at once`, async ({
    page,
  }) => {
    await Playground.atFirstCallback(page, viewport)
    const names = page.locator('.lane-names li')
    await expect(names).toHaveCount(8)
    for (const name of await names.all()) await expect(name).toBeInViewport({ ratio: 0.99 })
    const dock = await boxOf(page.locator('.dock'))
    const last = await boxOf(names.last())
    expect(last.y + last.height).toBeLessThanOrEqual(dock.y + dock.height)
    await expect(page.locator('.ring-track')).toBeInViewport({ ratio: 0.99 })
    expect(await overlaps(page)).toEqual([])
    expect(await pageSize(page)).toEqual(viewport)
  })

for (const viewport of LOW)
  test(`at ${words(viewport)} ring, code and Step are seen at once`, async ({ page }) => {
    const playground = await Playground.atFirstCallback(page, viewport)
    await expect(page.locator('.ring-track')).toBeInViewport({ ratio: 0.99 })
    const ring = await boxOf(page.locator('.ring-track'))
    const foot = await boxOf(page.getByRole('toolbar', { name: 'Playback' }))
    expect(ring.y + ring.height).toBeLessThanOrEqual(foot.y)
    await expect(page.getByRole('status', { name: 'Now' })).toBeInViewport({ ratio: 0.99 })
    await expect(playground.button('Step forward')).toBeInViewport({ ratio: 0.99 })
    await expect(page.locator('.view-line').first()).toBeInViewport()
    expect(await overlaps(page)).toEqual([])
    expect(await pageSize(page)).toEqual(viewport)
  })

test('a wide window that is very low shows the ring and the transport, and scrolls to the lanes', async ({
  page,
}) => {
  await Playground.atFirstCallback(page, { width: 932, height: 430 })
  await expect(page.locator('.ring-track')).toBeInViewport({ ratio: 0.99 })
  await expect(page.getByRole('toolbar', { name: 'Playback' })).toBeInViewport({ ratio: 0.99 })
  await page.locator('.lane-names li').last().scrollIntoViewIfNeeded()
  await expect(page.locator('.lane-names li').last()).toBeInViewport({ ratio: 0.99 })
})

const PAGES = ['/', '/puzzles', '/puzzles/own', '/demos', '/demos/pool', '/demos/haproxy']

test('at 320 px no page is wider than the screen, and the line above the sentence is whole', async ({
  page,
}) => {
  const viewport = { width: 320, height: 640 }
  await Playground.atFirstCallback(page, viewport)
  await expect(page.locator('.now-evidence')).toBeInViewport({ ratio: 0.99 })
  for (const path of PAGES) {
    await page.goto(path)
    await expect(page.getByRole('banner')).toBeVisible()
    expect.soft((await pageSize(page)).width, path).toBe(320)
  }
})

test('on a wall of 3840 px the code is as large as what stands beside it, and the pointer finds its line', async ({
  page,
}) => {
  await Playground.atFirstCallback(page, { width: 3840, height: 2160 })
  const line = await boxOf(page.locator('.view-line').nth(4))
  expect(line.height).toBeGreaterThanOrEqual(32)
  for (const place of ['.console-line', '.now-sentence', '.lane-names li'])
    expect((await boxOf(page.locator(place).first())).height).toBeGreaterThanOrEqual(32)
  await page.mouse.click(line.x + 40, line.y + line.height / 2)
  const caret = await boxOf(page.locator('.monaco-editor .cursor').first())
  expect(caret.y).toBeGreaterThanOrEqual(line.y - 1)
  expect(caret.y).toBeLessThan(line.y + line.height)
  // A slice is found where it is drawn.
  const lanes = await boxOf(page.getByRole('group', { name: 'Lanes' }))
  await page.keyboard.press('Escape')
  await page.mouse.click(lanes.x + lanes.width - 8, lanes.y + lanes.height / 2)
  const position = page.getByRole('slider', { name: 'Position' })
  const last = Number(await position.getAttribute('max'))
  expect(Number(await position.inputValue())).toBeGreaterThanOrEqual(last - 2)
})

for (const viewport of [...LAPTOPS, { width: 1920, height: 1080 }])
  test(`a puzzle of eight lines is whole at ${words(viewport)}, asked and answered`, async ({
    page,
    request,
  }) => {
    const { path, right } = await longPuzzle(request)
    await page.setViewportSize(viewport)
    const puzzle = await PuzzlePage.open(page, path)
    for (const text of right) await puzzle.choice(text).click()
    expect(await overlaps(page)).toEqual([])
    await puzzle.button('Check').click()
    await puzzle.realRun()
    await expect(page.locator('.ring-hub').first()).toBeVisible()
    expect((await boxOf(page.locator('.ring'))).height).toBeGreaterThanOrEqual(180)
    expect(await overlaps(page)).toEqual([])
    const console = await boxOf(page.getByRole('region', { name: 'Console' }))
    expect(console.height).toBeGreaterThanOrEqual(120)
    expect(await pageSize(page)).toEqual(viewport)
  })

for (const width of [1440, 1680, 1920])
  test(`at ${width} px lines lead from main and exit to the gate without a gap`, async ({
    page,
  }) => {
    const playground = await Playground.atFirstCallback(page, { width, height: 1050 })
    const way = await boxOf(page.locator('.ring-way'))
    for (const name of ['Main', 'Exit']) {
      const gate = await boxOf(playground.loop.getByRole('listitem', { name }))
      expect(Math.abs(way.x - gate.x - gate.width)).toBeLessThanOrEqual(6)
    }
  })

/** Pairs of names around the ring, and of a name and the hub, that lie over one another. */
function overlaps(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const drawn = [...document.querySelectorAll('.phase-name, .gate, .ring .hub-name')].filter(
      (element) => element.checkVisibility(),
    )
    const found: string[] = []
    drawn.forEach((one, i) => {
      const a = one.getBoundingClientRect()
      for (const other of drawn.slice(i + 1)) {
        const b = other.getBoundingClientRect()
        const across = Math.min(a.right, b.right) - Math.max(a.left, b.left)
        const down = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top)
        // Lines of text are higher than their letters.
        if (across > 1 && down > 6) found.push(`${one.textContent} and ${other.textContent}`)
      }
    })
    return found
  })
}
