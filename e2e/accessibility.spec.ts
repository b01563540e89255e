import { expect, test } from '@playwright/test'
import { stablePuzzle } from './askedPuzzles.ts'
import { Playground } from './playground.ts'
import { PuzzlePage } from './puzzlePage.ts'
import { violations } from './violations.ts'

const REGIONS = ['Editor', 'Console', 'Event loop', 'Call stack', 'In flight', 'Timeline']

// axe is put into the page as a script, which its content security policy forbids.
test.use({ bypassCSP: true, contextOptions: { reducedMotion: 'reduce' } })

/** Runs the snippet of the page, and goes to the middle of it. */
async function runToMiddle(playground: Playground): Promise<void> {
  await playground.run()
  const last = Number(await playground.position.getAttribute('max'))
  await playground.position.fill(String(Math.floor(last / 2)))
}

test('an empty playground has no violation', async ({ page }) => {
  await Playground.open(page)
  expect(await violations(page)).toEqual([])
})

for (const colorScheme of ['dark', 'light'] as const) {
  test(`the middle of a run has no violation in ${colorScheme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    await runToMiddle(await Playground.open(page))
    expect(await violations(page)).toEqual([])
  })
}

test('the menu of examples has no violation', async ({ page }) => {
  await Playground.open(page)
  await page.getByRole('button', { name: 'Examples' }).click()
  expect(await violations(page)).toEqual([])
})

for (const tab of ['Health', 'Runs']) {
  test(`the tab ${tab} has no violation`, async ({ page }) => {
    await runToMiddle(await Playground.open(page))
    await page.getByRole('tab', { name: tab }).click()
    expect(await violations(page)).toEqual([])
  })
}

test('the lanes as a table have no violation', async ({ page }) => {
  await runToMiddle(await Playground.open(page))
  await page.getByRole('button', { name: 'Table', exact: true }).click()
  expect(await violations(page)).toEqual([])
})

test('the list of keys has no violation', async ({ page }) => {
  await Playground.open(page)
  await page.keyboard.press('Escape')
  await page.locator('body').press('?')
  await expect(page.getByRole('dialog')).toBeVisible()
  expect(await violations(page)).toEqual([])
})

test('a run that threw has no violation', async ({ page }) => {
  const playground = await Playground.open(page)
  await playground.write("setTimeout(() => { throw new Error('no') })")
  await runToMiddle(playground)
  expect(await violations(page)).toEqual([])
})

test('every tab of a phone has no violation', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 })
  await runToMiddle(await Playground.open(page))
  const tabs = page.getByRole('tablist', { name: 'Panes' }).getByRole('tab')
  for (const tab of await tabs.all()) {
    await tab.click()
    expect.soft(await violations(page), (await tab.textContent()) ?? '').toEqual([])
  }
})

test('the regions are read in the order in which they are drawn', async ({ page }) => {
  const playground = await Playground.open(page)
  await playground.run()
  const tree = await page.locator('body').ariaSnapshot()
  const places = REGIONS.map((name) => tree.indexOf(`- region "${name}"`))
  expect(places).not.toContain(-1)
  expect(places).toEqual([...places].sort((left, right) => left - right))
})

for (const colorScheme of ['dark', 'light'] as const)
  test(`the list of puzzles has no violation in ${colorScheme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme })
    await page.goto('/puzzles')
    await expect(page.locator('.puzzle-row').first()).toBeVisible()
    expect(await violations(page)).toEqual([])
  })

for (const [name, viewport] of [
  ['a desktop', { width: 1440, height: 900 }],
  ['a phone', { width: 390, height: 844 }],
] as const)
  test(`a puzzle on ${name} has no violation, asked or answered wrong`, async ({
    page,
    request,
  }) => {
    const { path, wrong } = await stablePuzzle(request)
    await page.setViewportSize(viewport)
    const puzzle = await PuzzlePage.open(page, path)
    expect.soft(await violations(page)).toEqual([])
    for (const text of wrong) await puzzle.choice(text).click()
    await puzzle.button('Check').click()
    await puzzle.realRun()
    expect(await violations(page)).toEqual([])
  })

test('making a puzzle has no violation', async ({ page }) => {
  await page.goto('/puzzles/own')
  await expect(page.getByRole('textbox', { name: 'Snippet' })).toBeVisible()
  expect(await violations(page)).toEqual([])
})
