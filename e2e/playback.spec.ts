import { expect, type Page } from '@playwright/test'
import { Playground } from './support/playground.ts'
import { test } from './support/test.ts'

const SLEEPS = "setTimeout(() => console.log('late'), 900)\nconsole.log('early')\n"

/** What the page shows of a moment, as markup, without what is typed and what plays. */
const picture = (page: Page) =>
  page.evaluate(() =>
    ['.stage', '.side', '.console'].map((part) => document.querySelector(part)?.innerHTML),
  )

const settled = (page: Page) => expect(page.locator('.motion > *')).toHaveCount(0)

test('after any motion the page equals the one that is reached by a jump', async ({ page }) => {
  const playground = await Playground.open(page)
  await playground.run()
  // It comes a moment later, and belongs to the picture.
  await expect(page.getByRole('button', { name: 'Same output as plain Node' })).toBeVisible()
  await page.locator('.now').click({ position: { x: 5, y: 5 } })
  const walked: (string | undefined)[][] = []
  for (let step = 0; step < 16; step++) {
    await page.keyboard.press('ArrowRight')
    await settled(page)
    walked.push(await picture(page))
  }
  for (let step = 15; step > 8; step--) {
    await page.keyboard.press('ArrowLeft')
    await settled(page)
    expect(await picture(page)).toEqual(walked[step - 1])
  }
  for (const step of [16, 3, 12, 7]) {
    await playground.position.fill(String(step))
    await settled(page)
    expect(await picture(page)).toEqual(walked[step - 1])
  }
})

test('a key that is pressed again and again lands where it should, and nothing stays in the air', async ({
  page,
}) => {
  const playground = await Playground.open(page)
  await playground.run()
  await page.locator('.now').click({ position: { x: 5, y: 5 } })
  for (let step = 0; step < 20; step++) await page.keyboard.press('ArrowRight')
  await expect(playground.position).toHaveValue('20')
  expect(await playground.activePhases()).toHaveLength(1)
  await settled(page)
})

test('with reduced motion nothing travels, and the new place is outlined', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' })
  const playground = await Playground.open(page)
  await playground.run()
  await page.locator('.now').click({ position: { x: 5, y: 5 } })
  // The first thing that is scheduled.
  await page.keyboard.press('ArrowRight')
  const outlined = await page.evaluate(() =>
    document.getAnimations().flatMap(({ effect }) => {
      const target = effect instanceof KeyframeEffect ? effect.target : null
      return target?.getAttribute('data-operation') ?? []
    }),
  )
  expect(outlined).toHaveLength(1)
  await expect(page.locator('.motion > *')).toHaveCount(0)
})

test('every key of the list does what the list says', async ({ page }) => {
  const playground = await Playground.open(page)
  await playground.run()
  await page.locator('.now').click({ position: { x: 5, y: 5 } })
  const after = async (key: string) => {
    await page.keyboard.press(key)
    return Number(await playground.position.inputValue())
  }
  const last = Number(await playground.position.getAttribute('max'))
  expect(await after('ArrowRight')).toBe(1)
  expect(await after('ArrowLeft')).toBe(0)
  expect(await after('End')).toBe(last)
  expect(await after('Home')).toBe(0)
  for (const letter of ['c', 'p', 't', 'l']) {
    const next = await after(letter)
    expect(next).toBeGreaterThan(0)
    expect(await after(letter)).toBeGreaterThan(next)
    expect(await after(`Shift+${letter.toUpperCase()}`)).toBe(next)
    await after('Home')
  }
  await page.keyboard.press('2')
  await expect(page.getByRole('tabpanel', { name: 'Health' })).toBeFocused()
  for (const [key, name] of [
    ['3', 'Races'],
    ['4', 'Versions'],
    ['5', 'Runs'],
  ] as const) {
    await page.keyboard.press(key)
    await expect(page.getByRole('tab', { name })).toHaveAttribute('aria-selected', 'true')
  }
  await page.keyboard.press('y')
  await expect(page.getByRole('tabpanel', { name: 'Why' })).toBeFocused()
  await page.keyboard.press('?')
  await expect(page.getByRole('dialog', { name: 'Keys' })).toContainText('next, previous phase')
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog', { name: 'Keys' })).toBeHidden()
  await page.keyboard.press(' ')
  await expect(playground.button('Pause')).toBeVisible()
  await page.keyboard.press('Shift+C')
  await expect(playground.button('Play')).toBeVisible()
})

test('by the clock of the recording a long wait is folded, and playing ends at the end', async ({
  page,
}) => {
  const playground = await Playground.open(page)
  await playground.write(SLEEPS)
  await playground.run()
  await page.getByRole('combobox', { name: 'Clock' }).selectOption('Real time')
  const speed = page.getByRole('combobox', { name: 'Speed' })
  await expect(speed.getByRole('option').first()).toHaveText('0.001×')
  await speed.selectOption('0.25')
  await playground.button('Play').click()
  await expect(page.getByText(/ms folded/)).toBeVisible()
  await page.getByRole('combobox', { name: 'Speed' }).selectOption('16')
  const last = String(await playground.position.getAttribute('max'))
  await expect(playground.position).toHaveValue(last)
  await expect(playground.button('Play')).toBeVisible()
})

test('sleep in Poll is shown with its length', async ({ page }) => {
  const playground = await Playground.open(page)
  await playground.write(SLEEPS)
  await playground.run()
  await page.locator('.now').click({ position: { x: 5, y: 5 } })
  const poll = playground.loop.getByRole('listitem', { name: 'Poll' })
  for (let i = 0; i < 20 && !/asleep/.test((await poll.textContent()) ?? ''); i++)
    await page.keyboard.press('ArrowRight')
  await expect(poll).toContainText(/asleep \d/)
  expect(await playground.activePhases()).toEqual(['Poll'])
})

test('borders between panes move by key and by pointer, are remembered and can be reset', async ({
  page,
}) => {
  await Playground.open(page)
  const splitter = page.getByRole('separator', { name: 'Height of the console' })
  const height = async () => Number(await splitter.getAttribute('aria-valuenow'))
  const first = await height()
  await splitter.focus()
  await page.keyboard.press('ArrowUp')
  await expect.poll(height).toBe(first + 16)
  const box = await splitter.boundingBox()
  if (box === null) throw new Error('The splitter is not to be seen.')
  await page.mouse.move(box.x + 100, box.y + 4)
  await page.mouse.down()
  await page.mouse.move(box.x + 100, box.y - 36)
  await page.mouse.up()
  await expect.poll(height).toBe(first + 56)
  await page.reload()
  await expect.poll(height).toBe(first + 56)
  await splitter.dblclick()
  await expect.poll(height).toBe(first)
})

test('at 1440 by 900 nothing scrolls, and no region moves while stepping', async ({ page }) => {
  await page.setViewportSize({ width: 1440, height: 900 })
  const playground = await Playground.open(page)
  await playground.run()
  await page.locator('.now').click({ position: { x: 5, y: 5 } })
  const regions = ['Editor', 'Console', 'Event loop', 'Timeline', 'Call stack', 'In flight']
  const boxes = () =>
    page.evaluate(
      (names) =>
        names.map((name) =>
          document.querySelector(`section[aria-label="${name}"]`)?.getBoundingClientRect().toJSON(),
        ),
      [...regions, 'nextTick queue', 'Microtask queue'],
    )
  const first = await boxes()
  expect(first).not.toContain(undefined)
  const last = Number(await playground.position.getAttribute('max'))
  for (let step = 0; step < last; step++) {
    await page.keyboard.press('ArrowRight')
    expect(await boxes()).toEqual(first)
  }
  const overflow = await page.evaluate(() => {
    const { scrollWidth, scrollHeight } = document.documentElement
    return [scrollWidth - innerWidth, scrollHeight - innerHeight]
  })
  expect(overflow).toEqual([0, 0])
})

test('on middle widths the inspector is a drawer that Y opens and Escape closes', async ({
  page,
}) => {
  await page.setViewportSize({ width: 1024, height: 768 })
  const playground = await Playground.open(page)
  await playground.run()
  await page.locator('.now').click({ position: { x: 5, y: 5 } })
  const flight = page.getByRole('region', { name: 'In flight' })
  await expect(flight).toBeHidden()
  await page.keyboard.press('y')
  await expect(flight).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(flight).toBeHidden()
  await page.getByRole('button', { name: 'Inspector' }).click()
  await expect(flight).toBeVisible()
  await page.getByRole('button', { name: 'Close the drawer' }).click()
  await expect(flight).toBeHidden()
  await expect(page.getByRole('button', { name: 'Inspector' })).toBeFocused()
})
