import { CLASSIC_SNIPPET } from '@loopscope/shared/wire/classicSnippet'
import { expect, type Locator, type Page } from '@playwright/test'
import { stablePuzzle } from './support/askedPuzzles.ts'
import { tabTo } from './support/byKeys.ts'
import { Playground } from './support/playground.ts'
import { PuzzlePage } from './support/puzzlePage.ts'
import { sharePage, test } from './support/test.ts'

test.use({ viewport: { width: 1440, height: 900 }, contextOptions: { reducedMotion: 'reduce' } })

const position = (page: Page) => page.getByRole('slider', { name: 'Position' }).first()
const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).first()

/** That the keys belong to the page: an arrow steps, Space plays and pauses. */
async function keysArePages(page: Page, at: number): Promise<void> {
  const running = page.getByRole('toolbar', { name: 'Playback' }).first()
  await page.keyboard.press('ArrowRight')
  await expect(position(page)).toHaveValue(String(at + 1))
  await page.keyboard.press('Space')
  await expect(running.getByRole('button', { name: 'Pause' })).toBeVisible()
  await page.keyboard.press('Space')
  await expect(running.getByRole('button', { name: 'Play' })).toBeVisible()
}

/** Where a press of the pointer may leave the focus. */
const PRESSED: readonly (readonly [string, (page: Page) => Locator])[] = [
  ['the ring', (page) => page.locator('.ring-drawing, .ring svg').first()],
  ['a line of the console', (page) => page.locator('.console li button').nth(1)],
  ['the lanes', (page) => page.getByRole('group', { name: 'Lanes' })],
  ['the button Table', (page) => button(page, 'Table')],
  ['a tab of the inspector', (page) => page.getByRole('tab', { name: 'Health' })],
  ['the button Next callback', (page) => button(page, 'Next callback')],
  ['the border of the console', (page) => page.getByRole('separator').first()],
]

const shared = sharePage(async (page) => {
  const playground = await Playground.open(page)
  await playground.run()
  return playground
})

test('after a click on Run the focus is on Step, the arrow makes the first step, and Space plays', async () => {
  const { page, playground } = shared()
  await playground.run()
  await expect(playground.button('Step forward')).toBeFocused()
  await expect(playground.button('Step forward').locator('kbd')).toHaveAttribute('data-key', '→')
  await expect(playground.button('Step forward').locator('kbd')).toBeVisible()
  await keysArePages(page, 0)
})

test('after Ctrl Enter in the editor the arrows step, and the text stays as it was', async () => {
  const { page, playground } = shared()
  // What the page opened with, so that the other tests have the same run.
  await playground.write(CLASSIC_SNIPPET)
  await page.keyboard.press('Control+Enter')
  await expect(playground.outcome).toContainText('Finished')
  await expect(playground.button('Step forward')).toBeFocused()
  await keysArePages(page, 0)
})

test('Escape leaves the editor: keys are the page’s, and Tab goes past it, both ways', async () => {
  const { page, playground } = shared()
  const field = page.getByRole('textbox', { name: 'Snippet' })
  await field.focus()
  await page.keyboard.press('ArrowRight')
  await expect(playground.position).toHaveValue('0')
  await page.keyboard.press('Escape')
  await expect(field).not.toBeFocused()
  await keysArePages(page, 0)
  await page.keyboard.press('Tab')
  await expect(page.getByRole('separator', { name: 'Height of the console' })).toBeFocused()
  await field.focus()
  await page.keyboard.press('Escape')
  await page.keyboard.press('Shift+Tab')
  await expect(playground.button('Examples')).toBeFocused()
  await page.keyboard.press('Tab')
  await expect(field).toBeFocused()
})

test('wherever the pointer has pressed, the arrows step and Space plays', async () => {
  const { page } = shared()
  for (const [name, place] of PRESSED)
    await test.step(name, async () => {
      await place(page).click()
      await page.keyboard.press('Home')
      await expect(position(page)).toHaveValue('0')
      await keysArePages(page, 0)
    })
  // It was pressed on the way: the lanes come back.
  await button(page, 'Table').click()
  await expect(page.getByRole('group', { name: 'Lanes' })).toBeVisible()
})

test('a select that the pointer has left leaves the keys to the page', async () => {
  const { page } = shared()
  for (const select of await page.getByRole('combobox').all()) {
    const chosen = await select.inputValue()
    await select.click()
    await page.keyboard.press('Escape')
    await page.keyboard.press('Home')
    await keysArePages(page, 0)
    await expect(select).toHaveValue(chosen)
  }
})

test('the keys 1 to 5 and Y show a tab and keep the arrows for stepping', async () => {
  const { page } = shared()
  const names = { '1': 'Why', '2': 'Health', '3': 'Races', '4': 'Versions', '5': 'Runs', y: 'Why' }
  for (const [key, name] of Object.entries(names)) {
    await page.keyboard.press('Home')
    await page.keyboard.press(key)
    await expect(page.getByRole('tabpanel', { name })).toBeFocused()
    await keysArePages(page, 0)
    await expect(page.getByRole('tab', { name, selected: true })).toBeVisible()
  }
})

test('a control that the keyboard has gone to keeps its own keys', async () => {
  const { page, playground } = shared()
  // Where a run leaves the focus.
  await playground.button('Step forward').focus()
  await tabTo(page.getByRole('tab', { name: 'Why' }), 'Shift+Tab')
  await page.keyboard.press('ArrowRight')
  await expect(page.getByRole('tab', { name: 'Health', selected: true })).toBeFocused()
  await tabTo(playground.button('Table'))
  await page.keyboard.press('Space')
  await expect(page.getByRole('table')).toBeVisible()
  await expect(playground.position).toHaveValue('0')
  await page.keyboard.press('Space')
  await expect(page.getByRole('table')).toBeHidden()
})

test('behind a dialog the page hears no key, wherever the pointer pressed in it', async () => {
  const { page, playground } = shared()
  await page.keyboard.press('?')
  const dialog = page.getByRole('dialog', { name: 'Keys' })
  await dialog.getByText('follow what is selected').click()
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('Escape')
  await expect(dialog).toBeHidden()
  await expect(playground.position).toHaveValue('0')
  await keysArePages(page, 0)
})

test('the same rule holds after a puzzle is checked', async ({ page, request }) => {
  const { path, right } = await stablePuzzle(request)
  const puzzle = await PuzzlePage.open(page, path)
  for (const text of right) await puzzle.choice(text).click()
  await puzzle.button('Check').click()
  await puzzle.realRun()
  await page.locator('.ring').click()
  await page.keyboard.press('Home')
  await keysArePages(page, 0)
  await button(page, 'Next callback').click()
  await page.keyboard.press('Home')
  await keysArePages(page, 0)
})

test('the same rule holds on a lesson', async ({ page }) => {
  await page.goto('/demos/pool')
  await button(page, 'Run').click()
  await expect(button(page, 'Step forward')).toBeFocused()
  await expect(button(page, 'Run')).toBeEnabled()
  await page.keyboard.press('Home')
  await keysArePages(page, 0)
})
