import { CLASSIC_SNIPPET } from '@loopscope/shared/wire/classicSnippet'
import { expect, type Locator, type Page } from '@playwright/test'
import { PROGRAM_EXAMPLES } from '../../apps/web/src/examples/programs.ts'
import { Playground } from '../support/playground.ts'
import { runsIn } from '../support/runsIn.ts'
import { showTab } from '../support/screens/screenMoves.ts'
import { sharePage, test } from '../support/test.ts'

test.use({ contextOptions: { reducedMotion: 'reduce' } })

const PHONE = { width: 390, height: 844 }
const ON_ITS_SIDE = { width: 844, height: 390 }
const WALL = { width: 3840, height: 2160 }

/** An example whose table of requests is higher than its pane. */
const SERVER = PROGRAM_EXAMPLES.find(({ slug }) => slug === 'book-server')?.source ?? ''

async function boxOf(locator: Locator) {
  const box = await locator.boundingBox()
  if (box === null) throw new Error('not drawn')
  return box
}

/** Which names around the ring lie over one another. */
function overNames(page: Page): Promise<string[]> {
  return page.locator('.phase-name, .gate, .phase .token').evaluateAll((all) => {
    const drawn = all.filter((element) => element.checkVisibility())
    return drawn.flatMap((one, i) => {
      const a = one.getBoundingClientRect()
      return drawn.slice(i + 1).flatMap((other) => {
        const b = other.getBoundingClientRect()
        const across = Math.min(a.right, b.right) - Math.max(a.left, b.left)
        const down = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top)
        return across > 1 && down > 6 ? [`${one.textContent} and ${other.textContent}`] : []
      })
    })
  })
}

test.describe('opened on a phone', () => {
  const opened = sharePage(async (page) => {
    await page.setViewportSize(PHONE)
    return Playground.open(page)
  })

  test('the menus of the editor end on the screen, on phones and on their side', async () => {
    const { page, playground } = opened()
    await showTab(page, 'Code')
    for (const viewport of [PHONE, ON_ITS_SIDE])
      for (const name of ['Examples', 'What if']) {
        await page.setViewportSize(viewport)
        await playground.button(name).click()
        const { y, height } = await boxOf(page.locator('.examples-menu'))
        expect.soft(y + height, `${name} at ${viewport.width}`).toBeLessThanOrEqual(viewport.height)
        expect.soft(height, `${name} at ${viewport.width}`).toBeGreaterThan(200)
        await page.keyboard.press('Escape')
      }
  })

  test('on a phone the sums leave the button in sight that closes them', async () => {
    const { page, playground } = opened()
    await playground.run()
    for (const viewport of [PHONE, ON_ITS_SIDE]) {
      await page.setViewportSize(viewport)
      await showTab(page, 'Lanes')
      await playground.button('Sums').click()
      await expect(page.getByRole('region', { name: 'Sums' })).toBeVisible()
      await playground.button('Sums').click()
      await expect(page.getByRole('region', { name: 'Sums' })).toHaveCount(0)
    }
  })

  test('what the list of keys leads on to is in sight on a phone, whatever of the keys is', async () => {
    const { page } = opened()
    await page.keyboard.press('?')
    const dialog = page.getByRole('dialog', { name: 'Keys' })
    await expect(dialog.getByRole('button', { name: 'Take the tour' })).toBeInViewport({ ratio: 1 })
    await dialog.getByText('this list').scrollIntoViewIfNeeded()
    await expect(dialog.getByRole('button', { name: 'Close' })).toBeInViewport({ ratio: 1 })
  })
})

test.describe('opened on a low laptop', () => {
  const ran = runsIn(
    sharePage(async (page) => {
      await page.setViewportSize({ width: 1280, height: 720 })
      return Playground.open(page)
    }),
  )

  test('a run that threw has no name over another, on a low laptop and on a phone on its side', async () => {
    const { page, playground } = await ran(
      'setTimeout(() => null.x, 5)\nsetInterval(() => {}, 5)\n',
    )
    await playground.position.focus()
    await page.keyboard.press('End')
    await expect(playground.coming).toContainText('That was the whole run.')
    for (const viewport of [{ width: 1280, height: 720 }, ON_ITS_SIDE]) {
      await page.setViewportSize(viewport)
      await expect.poll(() => overNames(page), `${viewport.width}`).toEqual([])
    }
  })

  test('main is wholly on the stage of a low laptop, beside a notice, and the timer that was left is one of several', async () => {
    const { page, playground } = await ran(
      "console.log('start')\nsetTimeout(() => null.x, 5)\nsetInterval(() => {}, 60_000)\n",
    )
    const main = await boxOf(playground.loop.getByRole('listitem', { name: 'Main' }))
    expect(main.x).toBeGreaterThanOrEqual((await boxOf(page.locator('.ring'))).x)
    await playground.position.press('End')
    await expect(playground.loop.getByRole('listitem', { name: 'Timers' })).toContainText(
      /1 (?:in the heap, )?never due/,
    )
  })

  test('two recordings stand beside each other on a phone on its side, and fill a wall and no more', async () => {
    const { page, playground } = await ran(CLASSIC_SNIPPET)
    await page.setViewportSize({ width: 1440, height: 900 })
    await playground.button('What if').click()
    await page.getByRole('menuitem', { name: 'process.nextTick' }).first().click()
    const dialog = page.getByRole('dialog', { name: 'Two recordings' })
    await expect(dialog).toContainText('First difference')
    const sides = page.locator('.compared')
    await page.setViewportSize(ON_ITS_SIDE)
    const [left, right] = [await boxOf(sides.first()), await boxOf(sides.last())]
    expect([left.x + left.width <= right.x + 1, left.y]).toEqual([true, right.y])
    await page.setViewportSize(WALL)
    expect(await boxOf(dialog)).toEqual({ x: 0, y: 0, ...WALL })
  })

  test('on a tablet the last of the lanes is whole', async () => {
    const { page } = await ran(CLASSIC_SNIPPET)
    await page.setViewportSize({ width: 768, height: 1024 })
    await page.keyboard.press('c')
    const last = await boxOf(page.locator('.lane-names li').last())
    const transport = await boxOf(page.locator('.transport'))
    expect(last.y + last.height).toBeLessThanOrEqual(transport.y)
  })

  test('a window that is moved to a wall has code as large as the rest', async () => {
    const { page } = await ran(CLASSIC_SNIPPET)
    await page.setViewportSize({ width: 1440, height: 900 })
    await page.keyboard.press('c')
    await page.setViewportSize(WALL)
    // The editor draws its lines anew for the wall: for a moment there is none.
    await expect
      .poll(async () => (await page.locator('.view-line').nth(4).boundingBox())?.height)
      .toBeGreaterThanOrEqual(32)
  })

  test('the table of requests does not show through its heads', async () => {
    const { page } = await ran(SERVER)
    await page.setViewportSize({ width: 1440, height: 900 })
    const requests = page.getByRole('button', { name: /^Requests 12$/ })
    await requests.click()
    const head = page.getByRole('columnheader', { name: 'Lane' })
    await page.locator('.requests tbody tr').last().scrollIntoViewIfNeeded()
    const { x, y, width, height } = await boxOf(head)
    const topmost = await page.evaluate(
      ([left, top]) => document.elementFromPoint(left ?? 0, top ?? 0)?.closest('th')?.textContent,
      [x + width / 2, y + height / 2],
    )
    expect(topmost).toBe(await head.textContent())
    // The lanes come back.
    await requests.click()
    await expect(head).toHaveCount(0)
  })
})

test('a lesson leaves room for the ring on a phone on its side', async ({ page }) => {
  await page.setViewportSize(PHONE)
  const playground = await Playground.firstVisit(page)
  await playground.coming.getByRole('button', { name: 'Lessons' }).click()
  await page.getByRole('button', { name: 'nextTick before promises' }).click()
  await page.getByRole('button', { name: 'Run the lesson' }).click()
  const choice = await boxOf(playground.coming.getByRole('button', { name: 'promise' }))
  expect(choice.x + choice.width).toBeLessThanOrEqual(PHONE.width - 16)
  await page.setViewportSize(ON_ITS_SIDE)
  const isWhole = async () => {
    const ring = await boxOf(page.locator('.ring'))
    return ring.y + ring.height <= (await boxOf(page.locator('.transport'))).y
  }
  await expect.poll(isWhole).toBe(true)
  await playground.coming.getByRole('button', { name: 'main', exact: true }).click()
  await expect(page.getByRole('status', { name: 'Your answer' })).toBeVisible()
  await expect.poll(() => overNames(page)).toEqual([])
})

const PAGES = ['/', '/puzzles', '/puzzles/own', '/demos', '/demos/pool', '/demos/haproxy']

test('on a wall the words of each page are large, and no page is wider than the screen', async ({
  page,
}) => {
  await page.setViewportSize(WALL)
  for (const path of PAGES) {
    await page.goto(path)
    await expect(page.getByRole('banner')).toBeVisible()
    const link = await boxOf(page.getByRole('banner').getByRole('link').first())
    expect.soft(link.height, path).toBeGreaterThanOrEqual(32)
    const size = await page.evaluate(() => [
      document.documentElement.scrollWidth,
      document.documentElement.clientWidth,
    ])
    expect.soft(size[0], path).toBe(size[1])
  }
})
