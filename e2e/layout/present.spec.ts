import { expect, type Page } from '@playwright/test'
import { Playground } from '../support/playground.ts'
import { shareSource } from '../support/shareSource.ts'
import { test } from '../support/test.ts'
import { violations } from '../support/violations.ts'

const bar = (page: Page) => page.getByRole('toolbar', { name: 'Presentation' })
const isFullScreen = (page: Page) => page.evaluate(() => document.fullscreenElement !== null)

/** Sizes of what a room reads, px on the screen. */
function textSizes(page: Page) {
  return page.evaluate(() => {
    const sizeOf = (selector: string) => {
      const element = document.querySelector(selector)
      if (element === null) return null
      const { zoom, fontSize } = getComputedStyle(element)
      let times = Number(zoom)
      for (let at = element.parentElement; at !== null; at = at.parentElement)
        times *= Number(getComputedStyle(at).zoom)
      return Math.round(Number.parseFloat(fontSize) * times)
    }
    return {
      code: sizeOf('.editor .view-line'),
      now: sizeOf('.now-sentence'),
      printed: sizeOf('.console-text'),
    }
  })
}

/** Columns that stand empty before the rows with which wrapped lines go on; a line's own row has its number beside it. */
function indentsOfWrapped(page: Page) {
  return page.locator('.editor').evaluate((editor) => {
    const tops = new Set(
      [...editor.querySelectorAll('.line-numbers')].map(
        (number) => number.closest<HTMLElement>('.margin-view-overlays > div')?.style.top,
      ),
    )
    return [...editor.querySelectorAll<HTMLElement>('.view-line')]
      .filter(({ style }) => !tops.has(style.top))
      .map(({ textContent }) => textContent.length - textContent.trimStart().length)
  })
}

/** Rows of the program that end within a word. */
function brokenWords(page: Page) {
  return page.locator('.editor .view-line').evaluateAll((lines) => {
    const top = (line: Element) => line.getBoundingClientRect().top
    const rows = lines.toSorted((a, b) => top(a) - top(b)).map((row) => row.textContent.trim())
    return rows.filter((row, i) => /\w$/.test(row) && /^\w/.test(rows[i + 1] ?? ''))
  })
}

/** Parts of the picture that are not wholly on the screen. */
function cutOff(page: Page) {
  return page
    .locator('.phases > li, .hub, .now-sentence, .present .button, .present .select')
    .evaluateAll((all) =>
      all
        .filter((element) => {
          const { left, top, right, bottom } = element.getBoundingClientRect()
          return left < 0 || top < 0 || right > innerWidth + 1 || bottom > innerHeight + 1
        })
        .map((element) => element.textContent),
    )
}

/** How much of the lowest such part its pane does not show, px. */
function hidden(page: Page, pane: string, part: string) {
  return page.evaluate(
    ([outer, inner]) => {
      const parts = [...document.querySelectorAll(`${outer} ${inner}`)]
      const lowest = Math.max(...parts.map((each) => each.getBoundingClientRect().bottom))
      const { bottom } = document.querySelector(outer)?.getBoundingClientRect() ?? { bottom: 0 }
      return Math.max(0, Math.round(lowest - bottom - 1))
    },
    [pane, part] as const,
  )
}

test('a run is presented: full screen, large, stop by stop from a remote, and Escape gives all back', async ({
  page,
}) => {
  await page.setViewportSize({ width: 1280, height: 720 })
  const playground = await Playground.open(page)
  await playground.run()
  const usual = await textSizes(page)
  await playground.button('Present').click()
  await expect(bar(page)).toBeVisible()
  await expect.poll(() => isFullScreen(page)).toBe(true)
  await expect(page.getByRole('link', { name: 'Puzzles' })).toBeHidden()
  await expect(playground.button('Next stop')).toBeFocused()
  await expect.poll(() => textSizes(page)).toEqual({ code: 20, now: 24, printed: 18 })
  expect(await cutOff(page)).toEqual([])

  // What a presenter's remote sends.
  await page.keyboard.press('PageDown')
  await page.keyboard.press('PageDown')
  const second = await playground.position.inputValue()
  await page.keyboard.press('PageUp')
  expect(Number(await playground.position.inputValue())).toBeLessThan(Number(second))
  await page.keyboard.press('n')
  await expect(playground.position).toHaveValue(second)
  await playground.button('Previous stop').click()
  await playground.button('Next stop').click()
  await expect(playground.position).toHaveValue(second)

  await page.getByRole('combobox', { name: 'Stop at' }).selectOption('output')
  await page.keyboard.press('Home')
  const printed: number[] = []
  const now = page.locator('.console-line[data-time="now"] .console-text')
  await playground.button('Next stop').focus()
  for (let line = 0; line < 8; line++) {
    await page.keyboard.press('PageDown')
    printed.push(Number(await now.textContent()))
  }
  expect(printed).toEqual((await playground.texts()).split(' ').map(Number))

  await page.keyboard.press('Home')
  for (let callback = 0; callback < 6; callback++) await page.keyboard.press('c')
  const marks = page.locator('.editor .mark')
  await expect(marks).toHaveCount(2)
  await playground.button('2 × the size of the text').click()
  await expect.poll(() => textSizes(page)).toEqual({ code: 26, now: 32, printed: 24 })
  // Lines are wrapped by now, and each has its mark once. A move brings the line that runs into view.
  await page.keyboard.press('Shift+C')
  await page.keyboard.press('c')
  await expect(marks).toHaveCount(2)
  expect(await cutOff(page)).toEqual([])
  // They go on further in, also for screen readers, for which Monaco takes that back.
  expect(Math.min(...(await indentsOfWrapped(page)))).toBeGreaterThanOrEqual(4)
  const seen = () =>
    Promise.all(
      ['Editor', 'Console', 'Why now', 'Call stack'].map((name) =>
        page.getByRole('region', { name, exact: true }).isVisible(),
      ),
    )
  expect(await seen()).toEqual([true, true, false, false])
  await playground.button('Why').click()
  expect(await seen()).toEqual([true, true, true, false])
  // Beside all four the sentence of Why, and all rows of the line that runs, are whole.
  await playground.button('1.5 × the size of the text').click()
  await playground.button('Lanes').click()
  await expect.poll(() => hidden(page, '.inspector', '.why-rule')).toBe(0)
  await expect.poll(() => hidden(page, '.editor-body', '.line-now')).toBe(0)
  await playground.button('Lanes').click()
  await playground.button('2 × the size of the text').click()
  await playground.button('Code').click()
  await playground.button('Console').click()
  expect(await seen()).toEqual([false, false, true, false])
  await playground.button('Why').click()
  expect(await seen()).toEqual([false, false, false, false])
  expect(await cutOff(page)).toEqual([])

  await page.keyboard.press('Escape')
  await expect(bar(page)).toHaveCount(0)
  await expect.poll(() => isFullScreen(page)).toBe(false)
  await expect.poll(() => textSizes(page)).toEqual(usual)
  await expect(playground.button('Present')).toBeFocused()
  expect(await seen()).toEqual([true, true, true, true])

  // In a small window the program is as large as leaves its words whole.
  await page.setViewportSize({ width: 1024, height: 768 })
  await page.keyboard.press('Shift+F')
  await playground.button('2 × the size of the text').click()
  await expect.poll(() => textSizes(page)).toMatchObject({ code: 21, now: 32 })
  expect(await brokenWords(page)).toEqual([])
  await page.keyboard.press('Shift+F')
  await expect.poll(() => isFullScreen(page)).toBe(false)

  // On a tablet the loop and the code have the whole width each; on a phone twice the size would leave no line whole.
  await page.setViewportSize({ width: 768, height: 1024 })
  await page.keyboard.press('Shift+F')
  await playground.button('2 × the size of the text').click()
  await expect.poll(() => textSizes(page)).toMatchObject({ code: 26, now: 32 })
  const widthOf = async (selector: string) => (await page.locator(selector).boundingBox())?.width
  expect([await widthOf('.stage'), await widthOf('.editor')]).toEqual([768, 768])
  expect(await cutOff(page)).toEqual([])
  await page.getByRole('tab', { name: 'Lanes' }).click()
  await expect(page.getByRole('group', { name: 'Lanes' })).toBeVisible()
  await page.getByRole('tab', { name: 'Code' }).click()
  await page.keyboard.press('Shift+F')
  await expect.poll(() => isFullScreen(page)).toBe(false)
  await page.setViewportSize({ width: 390, height: 844 })
  await page.keyboard.press('Shift+F')
  await expect(playground.button('2 × the size of the text')).toHaveCount(0)
  await expect.poll(() => textSizes(page)).toMatchObject({ code: 20, now: 23 })
  expect(await cutOff(page)).toEqual([])
  // Each row of the line that runs stands above the transport.
  const end = async (selector: string) => {
    const box = await page.locator(selector).last().boundingBox()
    return (box?.y ?? 0) + (box?.height ?? 0)
  }
  const transport = await page.locator('.transport').boundingBox()
  expect(await end('.editor .view-overlays .line-now')).toBeLessThanOrEqual(transport?.y ?? 0)
})

test('on a wall of 4K all of it grows, its controls too, and lanes are hit where they are drawn', async ({
  page,
}) => {
  await page.setViewportSize({ width: 3840, height: 2160 })
  const playground = await Playground.open(page)
  await playground.run()
  await page.keyboard.press('Shift+F')
  await expect.poll(() => textSizes(page)).toEqual({ code: 36, now: 50, printed: 33 })
  await playground.button('Lanes').click()
  expect(await cutOff(page)).toEqual([])
  const lanes = page.getByRole('group', { name: 'Lanes' })
  const { width } = (await lanes.boundingBox()) ?? { width: 0 }
  // At the lane of Check, in the last hundredth and in the first.
  await lanes.click({ position: { x: width * 0.99, y: 1.85 * (24 + 20 * 4 + 10) } })
  await expect(playground.position).toHaveValue(
    (await playground.position.getAttribute('max')) ?? '',
  )
  await lanes.click({ position: { x: width * 0.01, y: 1.85 * (24 + 20 * 4 + 10) } })
  await expect(playground.position).toHaveValue('0')
  const height = (await playground.button('Next stop').boundingBox())?.height
  expect(Math.round(height ?? 0)).toBe(52)
  await page.keyboard.press('Shift+F')
  await expect(bar(page)).toHaveCount(0)
})

test('who leaves full screen by the browser leaves the presentation, of a shared link too, which has no violation', async ({
  baseURL,
  newVisitor,
}) => {
  const { url } = await shareSource(baseURL, 'setTimeout(() => console.log(1))\n', 2)
  const { page } = await newVisitor({ bypassCSP: true })
  await page.setViewportSize({ width: 1280, height: 720 })
  await page.goto(url)
  await expect(page.getByRole('slider', { name: 'Position' })).toHaveValue('2')
  await page.getByRole('button', { name: 'Present', exact: true }).click()
  await expect.poll(() => isFullScreen(page)).toBe(true)
  await expect(page.getByText('A shared recording')).toBeHidden()
  expect(await violations(page)).toEqual([])
  await page.evaluate(() => document.exitFullscreen())
  await expect(bar(page)).toHaveCount(0)
  await expect(page.getByText('A shared recording')).toBeVisible()
  await expect(page).toHaveURL(url)
})
