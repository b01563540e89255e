import { expect, type Page } from '@playwright/test'
import { askThePage, controls, ringsAt, stops, tab, tabTo } from './support/byKeys.ts'
import { Playground } from './support/playground.ts'
import { sharePage, test } from './support/test.ts'
import { violations } from './support/violations.ts'

test.use({
  bypassCSP: true,
  viewport: { width: 1440, height: 900 },
  contextOptions: { reducedMotion: 'reduce' },
})

/** A page on which the snippet has been run without the mouse. */
async function ran(page: Page): Promise<Playground> {
  await askThePage(page)
  const playground = await Playground.open(page)
  await page.keyboard.press('Control+Enter')
  await expect(playground.outcome).toContainText('Finished')
  await expect(playground.button('Run')).toBeEnabled()
  // It comes a moment after the run, and is a stop of the Tab key.
  await expect(playground.button('Same output as plain Node')).toBeVisible()
  return playground
}

/** A run has left the focus on Step: the Tab key begins at the top again. */
const focusTop = (page: Page) =>
  page.evaluate(() => {
    document.body.tabIndex = -1
    document.body.focus()
    document.body.removeAttribute('tabindex')
  })

const cursor = async ({ position }: Playground) => Number(await position.inputValue())
const last = async ({ position }: Playground) => Number(await position.getAttribute('max'))
const examples = (page: Page) => page.getByRole('button', { name: 'Examples' })
const items = (page: Page) => page.getByRole('menu', { name: 'Examples' }).getByRole('menuitem')

/** The parts of the page in the order in which they are read aloud. */
async function parts(page: Page): Promise<string[]> {
  const tree = await page.locator('body').ariaSnapshot()
  const lines = tree.matchAll(/^ *- ((?:banner|main|region|tablist|toolbar)\b(?: "[^"]*")?)/gm)
  return [...lines].map(([, part = '']) => part.replace('region ', '').replaceAll('"', ''))
}

/** The Tab key has every control as a stop, once, in the document's order, and shows where it is. */
async function tabsThrough(page: Page): Promise<void> {
  await focusTop(page)
  const all = await controls(page)
  const order = all.map((_, at) => at)
  const forth = await stops(page, all.length, 'Tab')
  expect(forth.map(({ name }) => name)).toEqual(all)
  expect(forth.map(({ at }) => at)).toEqual(order)

  const back = await stops(page, all.length - 1, 'Shift+Tab')
  expect(back.map(({ at }) => at)).toEqual(order.slice(0, -1).reverse())

  await page.evaluate(() => (document.activeElement as HTMLElement).blur())
  const bare = await ringsAt(page, order)
  for (const { at, name, ring } of forth)
    expect.soft(bare[at], `the ring of ${name}`).not.toBe(ring)
}

test.describe('on a wide page', () => {
  const shared = sharePage(ran)

  test('Tab goes through all of the page and back, 1440 px wide', async () => {
    await tabsThrough(shared().page)
  })

  test('a wide page is read from the bar over the code and the loop to the timeline', async () => {
    const { page } = shared()
    expect(await parts(page)).toEqual([
      'banner',
      'main',
      'Editor',
      'Console',
      'Event loop',
      'Call stack',
      'nextTick queue',
      'Microtask queue',
      'In flight',
      'tablist Inspector',
      'Why now',
      'Timeline',
      'toolbar Playback',
    ])
  })

  test('the editor says how the keyboard leaves it', async () => {
    const { page } = shared()
    const field = page.getByRole('textbox', { name: 'Snippet' })
    await expect(field).toHaveAccessibleDescription('Esc leaves')
    await expect(page.getByText('Esc leaves')).toBeHidden()
    await tabTo(field)
    await expect(page.getByText('Esc leaves')).toBeVisible()
  })

  test('Why leads to the moment of scheduling, and the focus stays in it', async () => {
    const { page, playground } = shared()
    const link = page.getByRole('button', { name: /^Go to where it was scheduled/ })
    await page.keyboard.press('End')
    while (!(await link.isVisible())) await page.keyboard.press('Shift+C')
    const before = await cursor(playground)
    await page.keyboard.press('y')
    await expect(page.getByRole('tabpanel', { name: 'Why' })).toBeFocused()
    await tabTo(link)
    await page.keyboard.press('Enter')
    await expect.poll(() => cursor(playground)).toBeLessThan(before)
    // The way to main ends where nothing scheduled what runs.
    for (let i = 0; i < 8 && (await link.isVisible()); i++) {
      await tabTo(link)
      await page.keyboard.press('Enter')
    }
    await expect(link).toBeHidden()
    await expect(page.locator('.inspector :focus')).toHaveCount(1)
  })

  test('the table, the version and the console are used by keys', async () => {
    const { page, playground } = shared()
    await tabTo(page.getByRole('combobox', { name: 'Node version' }))
    const version = await page.getByRole('combobox', { name: 'Node version' }).inputValue()
    await page.keyboard.press('ArrowUp')
    await expect(page.getByRole('combobox', { name: 'Node version' })).not.toHaveValue(version)
    await page.keyboard.press('ArrowDown')
    await expect(page.getByRole('combobox', { name: 'Node version' })).toHaveValue(version)

    const lines = page.getByRole('region', { name: 'Console' }).getByRole('listitem')
    await tabTo(lines.nth(3).getByRole('button'))
    await expect(lines.nth(3)).toHaveText(/Check.*1.*L2/)
    await page.keyboard.press('Enter')
    await expect.poll(() => cursor(playground)).toBeGreaterThan(0)
    await expect(lines.nth(3).getByRole('button')).toBeFocused()
    const printed = await cursor(playground)

    await tabTo(playground.button('Table'))
    await page.keyboard.press('Enter')
    await tabTo(page.getByRole('table').getByRole('button', { name: /Go to/ }).first())
    await page.keyboard.press('Enter')
    await expect.poll(() => cursor(playground)).toBeLessThan(printed)
    await tabTo(playground.button('Table'), 'Shift+Tab')
    await page.keyboard.press('Enter')
    await expect(page.getByRole('table')).toBeHidden()
  })

  test('the menu of examples moves by arrows, Home, End and letters, and Escape gives the focus back', async () => {
    const { page } = shared()
    await tabTo(examples(page))
    await page.keyboard.press('Enter')
    await expect(items(page).first()).toBeFocused()
    await page.keyboard.press('ArrowDown')
    await expect(items(page).nth(1)).toBeFocused()
    await page.keyboard.press('ArrowUp')
    await page.keyboard.press('ArrowUp')
    await expect(items(page).last()).toBeFocused()
    await page.keyboard.press('Home')
    await expect(items(page).first()).toBeFocused()
    await page.keyboard.press('End')
    await expect(items(page).last()).toBeFocused()
    const letter = ((await items(page).nth(2).textContent()) ?? '').charAt(0)
    await page.keyboard.press(letter.toLowerCase())
    await expect(page.locator('[role=menuitem]:focus')).toHaveText(new RegExp(`^${letter}`, 'i'))
    await expect(page.locator('[role=menuitem][tabindex="0"]')).toHaveCount(1)
    await expect(page.locator('[role=menuitem][tabindex="0"]')).toBeFocused()
    await page.keyboard.press('Escape')
    await expect(page.getByRole('menu')).toHaveCount(0)
    await expect(examples(page)).toBeFocused()

    await page.keyboard.press('Enter')
    await page.keyboard.press('End')
    // The filters, the way to the lessons and the search stand above the list, and belong to it.
    const above = page.getByRole('group', { name: 'Only examples that show' }).getByRole('button')
    for (let i = await above.count(); i > 0; i--) {
      await page.keyboard.press('Shift+Tab')
      await expect(above.nth(i - 1)).toBeFocused()
    }
    await page.keyboard.press('Shift+Tab')
    await expect(page.getByRole('button', { name: 'Guided path' })).toBeFocused()
    await page.keyboard.press('Shift+Tab')
    await expect(page.getByRole('searchbox')).toBeFocused()
    await page.keyboard.press('Shift+Tab')
    await expect(examples(page)).toBeFocused()
    await expect(page.getByRole('menu')).toHaveCount(0)
  })
})

test('the drawer takes the focus, begins with what is in flight, and gives the focus back', async ({
  page,
}) => {
  await page.setViewportSize({ width: 1024, height: 768 })
  await ran(page)
  const opener = page.getByRole('button', { name: 'Inspector' })
  const drawer = page.getByRole('group', { name: 'Inspector' })
  await tabTo(opener)
  await page.keyboard.press('Enter')
  await expect(drawer).toBeFocused()
  await expect(drawer.getByRole('region').first()).toHaveAccessibleName('In flight')
  const tops = await drawer
    .getByRole('region')
    .evaluateAll((regions) => regions.map((region) => region.getBoundingClientRect().top))
  expect(tops).toEqual(tops.toSorted((above, below) => above - below))
  expect(await violations(page)).toEqual([])
  await tab(page)
  await expect(drawer.locator(':focus')).toHaveCount(1)
  await page.keyboard.press('Escape')
  await expect(drawer).toBeHidden()
  await expect(opener).toBeFocused()

  await page.keyboard.press('y')
  await expect(page.getByRole('tabpanel', { name: 'Why' })).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(opener).toBeFocused()

  await page.keyboard.press('y')
  await page.getByRole('combobox', { name: 'Node version' }).focus()
  await page.keyboard.press('Escape')
  await expect(drawer).toBeHidden()
})

test('an example is chosen, run and stepped through by keys, and no key is lost at either end', async ({
  page,
}) => {
  const playground = await Playground.open(page)
  await tabTo(examples(page))
  await page.keyboard.press('Enter')
  await expect(items(page).first()).toBeFocused()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await expect(examples(page)).toBeFocused()
  await tabTo(playground.button('Run'), 'Shift+Tab')
  await page.keyboard.press('Enter')
  await expect(playground.outcome).toContainText('Finished')

  const end = await last(playground)
  const forward = playground.button('Step forward')
  const back = playground.button('Step back')
  await expect(forward).toBeFocused()
  for (let i = 0; i < end; i++) await page.keyboard.press('Enter')
  await expect(playground.position).toHaveValue(String(end))
  await expect(forward).toBeDisabled()
  await expect(forward).toBeFocused()
  await tabTo(back, 'Shift+Tab')
  for (let i = 0; i < end; i++) await page.keyboard.press('Enter')
  await expect(playground.position).toHaveValue('0')
  await expect(back).toBeFocused()
})

test.describe('on a phone', () => {
  const shared = sharePage(async (page) => {
    await page.setViewportSize({ width: 390, height: 900 })
    return ran(page)
  })

  test('Tab goes through all of the page and back, 390 px wide', async () => {
    await tabsThrough(shared().page)
  })

  test('a phone is read from the ring over the tabs and their pane to the transport', async () => {
    const { page, playground } = shared()
    await page.setViewportSize({ width: 390, height: 844 })
    const framed = (...pane: string[]) => ['banner', 'main', 'Event loop', 'tablist Panes', ...pane]
    const foot = ['Timeline', 'toolbar Playback']
    expect(await parts(page)).toEqual([...framed('Editor'), ...foot])

    await tabTo(page.getByRole('tab', { name: 'Code' }))
    await page.keyboard.press('ArrowLeft')
    await expect(page.getByRole('tab', { name: 'Lanes' })).toBeFocused()
    await tabTo(playground.button('Table'))
    await tabTo(page.getByRole('tab', { name: 'Lanes' }), 'Shift+Tab')
    await page.keyboard.press('ArrowLeft')
    expect(await parts(page)).toEqual([...framed('Console'), ...foot])
    await page.keyboard.press('Home')
    expect((await parts(page)).slice(0, 5)).toEqual(framed('Call stack'))
    await page.keyboard.press('End')
    expect(await parts(page)).toEqual([...framed('Editor'), ...foot])
  })
})
