import { expect, type Locator, type Page } from '@playwright/test'
import { WHOLE } from '../../apps/tracer/src/testing/whole.ts'
import { longPuzzle } from '../support/askedPuzzles.ts'
import { Playground } from '../support/playground.ts'
import { PuzzlePage } from '../support/puzzlePage.ts'
import { sharePage, test } from '../support/test.ts'

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
type Shared = ReturnType<ReturnType<typeof sharePage>>
type Size = { readonly width: number; readonly height: number }
const words = ({ width, height }: Size) => `${width} x ${height}`

/** Pages to open, and the sizes that each is seen at one after the other: in the whole form each size is seen from the start. */
const opened = (sizes: readonly Size[]): readonly (readonly Size[])[] =>
  WHOLE ? sizes.map((size) => [size]) : [sizes]

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

/** Opens the page at a size, and runs its own snippet. */
const openedAt = (size: Size) =>
  sharePage(async (page) => {
    await page.setViewportSize(size)
    const playground = await Playground.open(page)
    await playground.run()
    return playground
  })

/** The run at another size, at its first callback. In the whole form the page is opened anew at that size, and runs it again. */
async function atFirstCallback(shared: Shared, viewport: Size): Promise<Shared> {
  const { page, playground } = shared
  await page.setViewportSize(viewport)
  if (WHOLE) {
    await page.reload()
    await playground.editorIsHere()
    await playground.run()
  }
  await page.keyboard.press('c')
  return shared
}

test.describe('opened on a laptop', () => {
  const shared = openedAt(first(LAPTOPS))

  for (const sizes of opened(LAPTOPS))
    test(`all eight lanes and the whole ring are seen at once, at ${sizes.map(words).join(', ')}`, async () => {
      const { page } = await atFirstCallback(shared(), first(sizes))
      const names = page.locator('.lane-names li')
      for (const viewport of sizes)
        await test.step(words(viewport), async () => {
          await page.setViewportSize(viewport)
          await expect(names).toHaveCount(8)
          for (const name of await names.all()) await expect(name).toBeInViewport({ ratio: 0.99 })
          const dock = await boxOf(page.locator('.dock'))
          const last = await boxOf(names.last())
          expect(last.y + last.height).toBeLessThanOrEqual(dock.y + dock.height)
          await expect(page.locator('.ring-track')).toBeInViewport({ ratio: 0.99 })
          await expect.poll(() => overlaps(page)).toEqual([])
          expect(await pageSize(page)).toEqual(viewport)
        })
    })

  for (const sizes of opened([1440, 1680, 1920].map((width) => ({ width, height: 1050 }))))
    test(`lines lead from main and exit to the gate without a gap, at ${sizes.map(words).join(', ')}`, async () => {
      const { page, playground } = await atFirstCallback(shared(), first(sizes))
      for (const viewport of sizes)
        await test.step(words(viewport), async () => {
          await page.setViewportSize(viewport)
          for (const name of ['Main', 'Exit'])
            await expect.poll(() => gap(playground, name)).toBeLessThanOrEqual(6)
        })
    })
})

test.describe('opened on a phone on its side', () => {
  const shared = openedAt(first(LOW))

  for (const sizes of opened(LOW))
    test(`ring, code and Step are seen at once, at ${sizes.map(words).join(', ')}`, async () => {
      const { page, playground } = await atFirstCallback(shared(), first(sizes))
      for (const viewport of sizes)
        await test.step(words(viewport), async () => {
          await page.setViewportSize(viewport)
          await expect(page.locator('.ring-track')).toBeInViewport({ ratio: 0.99 })
          const ring = await boxOf(page.locator('.ring-track'))
          const foot = await boxOf(page.getByRole('toolbar', { name: 'Playback' }))
          expect(ring.y + ring.height).toBeLessThanOrEqual(foot.y)
          await expect(page.getByRole('status', { name: 'Now' })).toBeInViewport({ ratio: 0.99 })
          await expect(playground.button('Step forward')).toBeInViewport({ ratio: 0.99 })
          await expect(page.locator('.view-line').first()).toBeInViewport()
          await expect.poll(() => overlaps(page)).toEqual([])
          expect(await pageSize(page)).toEqual(viewport)
        })
    })

  test('a wide window that is very low shows the ring and the transport, and scrolls to the lanes', async () => {
    const { page } = await atFirstCallback(shared(), { width: 932, height: 430 })
    await expect(page.locator('.ring-track')).toBeInViewport({ ratio: 0.99 })
    await expect(page.getByRole('toolbar', { name: 'Playback' })).toBeInViewport({ ratio: 0.99 })
    await page.locator('.lane-names li').last().scrollIntoViewIfNeeded()
    await expect(page.locator('.lane-names li').last()).toBeInViewport({ ratio: 0.99 })
  })
})

test('a first visit sees the ring on a phone on its side, asked, answered and at the end', async ({
  page,
}) => {
  const ring = page.locator('.ring-track')
  const toolbar = page.getByRole('toolbar', { name: 'Playback' })
  const isSeen = async () => {
    await expect(ring).toBeInViewport({ ratio: 0.99 })
    const { y, height, width } = await boxOf(ring)
    expect(Math.min(width, height)).toBeGreaterThan(80)
    expect(y + height).toBeLessThanOrEqual((await boxOf(toolbar)).y)
  }
  await page.setViewportSize({ width: 844, height: 390 })
  const playground = await Playground.firstVisit(page)
  await expect(playground.coming.getByRole('button', { name: '6', exact: true })).toBeInViewport()
  await isSeen()
  await playground.coming.getByRole('button', { name: '6', exact: true }).click()
  await expect(page.getByRole('status', { name: 'Your answer' })).toBeInViewport()
  await isSeen()
  await page.keyboard.press('End')
  await expect(playground.coming.getByText('Write your own')).toBeInViewport()
  await isSeen()
})

const PAGES = ['/', '/puzzles', '/puzzles/own', '/demos', '/demos/pool', '/demos/haproxy']

test('at 320 px no page is wider than the screen, and the line above the sentence is whole', async ({
  page,
}) => {
  const viewport = { width: 320, height: 640 }
  await Playground.atFirstCallback(page, viewport)
  // It comes a while after the run, and takes room in that line.
  await expect(page.locator('.fidelity')).toBeVisible()
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

for (const sizes of opened([...LAPTOPS, { width: 1920, height: 1080 }]))
  test(`a puzzle of eight lines is whole, asked and answered, at ${sizes.map(words).join(', ')}`, async ({
    page,
    request,
  }) => {
    const { path, right } = await longPuzzle(request)
    await page.setViewportSize(first(sizes))
    const puzzle = await PuzzlePage.open(page, path)
    for (const text of right) await puzzle.choice(text).click()
    for (const viewport of sizes)
      await test.step(`asked at ${words(viewport)}`, async () => {
        await page.setViewportSize(viewport)
        await expect.poll(() => overlaps(page)).toEqual([])
      })
    await puzzle.button('Check').click()
    await puzzle.realRun()
    await expect(page.locator('.ring-hub').first()).toBeVisible()
    for (const viewport of sizes)
      await test.step(`answered at ${words(viewport)}`, async () => {
        await page.setViewportSize(viewport)
        const heightOf = async (part: Locator) => (await boxOf(part)).height
        await expect.poll(() => heightOf(page.locator('.ring'))).toBeGreaterThanOrEqual(180)
        await expect.poll(() => overlaps(page)).toEqual([])
        const console = page.getByRole('region', { name: 'Console' })
        await expect.poll(() => heightOf(console)).toBeGreaterThanOrEqual(120)
        expect(await pageSize(page)).toEqual(viewport)
      })
  })

/** Between a gate of the ring and the way that leads to it, px. */
async function gap({ page, loop }: Playground, name: string): Promise<number> {
  const way = await boxOf(page.locator('.ring-way'))
  const gate = await boxOf(loop.getByRole('listitem', { name }))
  return Math.abs(way.x - gate.x - gate.width)
}

function first(sizes: readonly Size[]): Size {
  const [size] = sizes
  if (size === undefined) throw new Error('no size')
  return size
}

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
