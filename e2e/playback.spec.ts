import { expect, type Page } from '@playwright/test'
import { atEachPress } from './support/atEachPress.ts'
import { Playground } from './support/playground.ts'
import { sharePage, test } from './support/test.ts'

const SLEEPS = "setTimeout(() => console.log('late'), 900)\nconsole.log('early')\n"

/** What the page shows of a moment once nothing travels, as markup, without what is typed and what plays. */
const settledPicture = (page: Page) =>
  page.evaluate(async () => {
    while (document.querySelector('.motion > *') !== null) await new Promise(requestAnimationFrame)
    return ['.stage', '.side', '.console'].map((part) => document.querySelector(part)?.innerHTML)
  })

const settled = (page: Page) => expect(page.locator('.motion > *')).toHaveCount(0)

test.describe('the snippet that the page opens with', () => {
  const shared = sharePage(async (page) => {
    const playground = await Playground.open(page)
    await playground.run()
    return playground
  })

  test('after any motion the page equals the one that is reached by a jump', async () => {
    const { page, playground } = shared()
    // It comes a moment later, and belongs to the picture.
    await expect(page.getByRole('button', { name: 'Same output as plain Node' })).toBeVisible()
    const walked: (string | undefined)[][] = []
    for (let step = 0; step < 16; step++) {
      await page.keyboard.press('ArrowRight')
      walked.push(await settledPicture(page))
    }
    for (let step = 15; step > 8; step--) {
      await page.keyboard.press('ArrowLeft')
      expect(await settledPicture(page)).toEqual(walked[step - 1])
    }
    for (const step of [16, 3, 12, 7]) {
      await playground.position.fill(String(step))
      expect(await settledPicture(page)).toEqual(walked[step - 1])
    }
  })

  test('a key that is pressed again and again lands where it should, and nothing stays in the air', async () => {
    const { page, playground } = shared()
    await page.locator('.now').click({ position: { x: 5, y: 5 } })
    for (let step = 0; step < 20; step++) await page.keyboard.press('ArrowRight')
    await expect(playground.position).toHaveValue('20')
    expect(await playground.activePhases()).toHaveLength(1)
    await settled(page)
  })

  test('with reduced motion nothing travels, and the new place is outlined', async () => {
    const { page } = shared()
    await page.emulateMedia({ reducedMotion: 'reduce' })
    const outlined = () =>
      page.evaluate(() =>
        document.getAnimations().flatMap(({ effect }) => {
          const target = effect instanceof KeyframeEffect ? effect.target : null
          return target?.getAttribute('data-operation') ?? []
        }),
      )
    // The way back to the beginning may have set something in motion.
    await expect.poll(outlined).toEqual([])
    await settled(page)
    // The first thing that is scheduled.
    await page.keyboard.press('ArrowRight')
    expect(await outlined()).toHaveLength(1)
    await settled(page)
    await page.emulateMedia({ reducedMotion: null })
  })

  test('every key of the list does what the list says', async () => {
    const { page, playground } = shared()
    await page.locator('.now').click({ position: { x: 5, y: 5 } })
    const pressed = async (key: string) => {
      await page.keyboard.press(key)
      return Number(await playground.position.inputValue())
    }
    const last = Number(await playground.position.getAttribute('max'))
    expect(await pressed('ArrowRight')).toBe(1)
    expect(await pressed('ArrowLeft')).toBe(0)
    expect(await pressed('End')).toBe(last)
    expect(await pressed('Home')).toBe(0)
    for (const letter of ['c', 'p', 't', 'l']) {
      const next = await pressed(letter)
      expect(next).toBeGreaterThan(0)
      expect(await pressed(letter)).toBeGreaterThan(next)
      expect(await pressed(`Shift+${letter.toUpperCase()}`)).toBe(next)
      await pressed('Home')
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

  test('at 1440 by 900 nothing scrolls, and no region moves while stepping', async () => {
    const { page, playground } = shared()
    await page.setViewportSize({ width: 1440, height: 900 })
    const regions = ['Editor', 'Console', 'Event loop', 'Timeline', 'Call stack', 'In flight']
    const last = Number(await playground.position.getAttribute('max'))
    await drawn(page)
    const boxes = await atEachPress(page, 'ArrowRight', last, boxesOf, [
      ...regions,
      'nextTick queue',
      'Microtask queue',
    ])
    expect(boxes[0]).not.toContain(null)
    expect(boxes).toEqual(Array(last + 1).fill(boxes[0]))
    await expect(playground.position).toHaveValue(String(last))
    const overflow = await page.evaluate(() => {
      const { scrollWidth, scrollHeight } = document.documentElement
      return [scrollWidth - innerWidth, scrollHeight - innerHeight]
    })
    expect(overflow).toEqual([0, 0])
  })
})

test.describe('a program that sleeps', () => {
  const shared = sharePage(async (page) => {
    const playground = await Playground.open(page)
    await playground.write(SLEEPS)
    await playground.run()
    return playground
  })

  test('by the clock of the recording a long wait is folded, and playing ends at the end', async () => {
    const { page, playground } = shared()
    const clock = page.getByRole('combobox', { name: 'Clock' })
    const speed = page.getByRole('combobox', { name: 'Speed' })
    const own = await speed.inputValue()
    await clock.selectOption('Real time')
    await expect(speed.getByRole('option').first()).toHaveText('0.001×')
    await speed.selectOption('0.25')
    await playground.button('Play').click()
    await expect(page.getByText(/ms folded/)).toBeVisible()
    await speed.selectOption('16')
    const last = String(await playground.position.getAttribute('max'))
    await expect(playground.position).toHaveValue(last)
    await expect(playground.button('Play')).toBeVisible()
    await speed.selectOption(own)
    await clock.selectOption('Equal steps')
  })

  test('sleep in Poll is shown with its length', async () => {
    const { page, playground } = shared()
    const poll = playground.loop.getByRole('listitem', { name: 'Poll' })
    for (let i = 0; i < 20 && !/asleep/.test((await poll.textContent()) ?? ''); i++)
      await page.keyboard.press('ArrowRight')
    await expect(poll).toContainText(/asleep \d/)
    expect(await playground.activePhases()).toEqual(['Poll'])
  })

  test('on middle widths the inspector is a drawer that Y opens and Escape closes', async () => {
    // Beside tests that press no Y while the page is wide: the drawer would be open, once there is one.
    const { page } = shared()
    await page.setViewportSize({ width: 1024, height: 768 })
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

/** Runs in the page: where the regions are. */
function boxesOf(names: readonly string[]) {
  return names.map((name) => {
    const region = document.querySelector(`section[aria-label="${name}"]`)
    return region === null ? null : region.getBoundingClientRect().toJSON()
  })
}

/** That the page has been drawn at its new size. */
const drawn = (page: Page) =>
  page.evaluate(
    () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))),
  )
