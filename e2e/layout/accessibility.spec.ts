import { CLASSIC_SNIPPET } from '@loopscope/shared/wire/classicSnippet'
import { expect, type Page } from '@playwright/test'
import { stablePuzzle } from '../support/askedPuzzles.ts'
import { Playground } from '../support/playground.ts'
import { PuzzlePage } from '../support/puzzlePage.ts'
import { runsIn } from '../support/runsIn.ts'
import { smallTargets } from '../support/smallTargets.ts'
import { sharePage, test } from '../support/test.ts'
import { misnamed, violations } from '../support/violations.ts'

const REGIONS = ['Editor', 'Console', 'Event loop', 'Call stack', 'In flight', 'Timeline']

// axe is put into the page as a script, which its content security policy forbids.
test.use({ bypassCSP: true, contextOptions: { reducedMotion: 'reduce' } })

/** Runs the snippet of the page, and goes to the middle of it. */
async function runToMiddle(playground: Playground): Promise<void> {
  await playground.run()
  await toShare(playground, 1 / 2)
}

async function toShare(playground: Playground, share: number): Promise<void> {
  const last = Number(await playground.position.getAttribute('max'))
  await playground.position.fill(String(Math.floor(last * share)))
}

/** On the tabs of a phone: what is named otherwise than it looks, or too small for a finger. */
test.describe('by touch', () => {
  test.use({ hasTouch: true, isMobile: true, viewport: { width: 390, height: 844 } })

  test('what is pressed on a phone is 44 px high and wide for a finger', async ({ page }) => {
    await Playground.firstVisit(page)
    expect.soft(await smallTargets(page), 'first visit').toEqual([])
    await runToMiddle(await Playground.open(page))
    for (const tab of await page.getByRole('tab').all()) {
      if (!(await tab.isVisible())) continue
      await tab.click()
      expect.soft(await smallTargets(page), (await tab.textContent()) ?? '').toEqual([])
    }
    for (const path of ['/puzzles', '/puzzles/own', '/demos', '/demos/pool']) {
      await page.goto(path)
      await expect(page.locator('main').first()).toBeVisible()
      expect.soft(await smallTargets(page), path).toEqual([])
    }
    await page.goto('/demos/haproxy')
    await expect(page.getByRole('tab', { name: 'Against cluster' })).toBeVisible()
    const narrow = await page
      .getByRole('tab')
      .evaluateAll((all) =>
        all.filter((tab) => tab.scrollWidth > tab.clientWidth + 1).map((tab) => tab.textContent),
      )
    expect.soft(narrow, 'tabs are as wide as their words').toEqual([])
  })
})

for (const [name, path] of [
  ['a demo', '/demos/haproxy'],
  ['a lesson', '/demos/pool'],
  ['the puzzles', '/puzzles'],
] as const)
  test(`on ${name} names contain what is to be read, and the first stop skips the bar`, async ({
    page,
  }) => {
    await page.goto(path)
    await expect(page.locator('main').first()).toBeVisible()
    expect(await misnamed(page)).toEqual([])
    await skipsTheBar(page)
  })

/** By keys, from where a page has just opened. */
async function skipsTheBar(page: Page): Promise<void> {
  await page.evaluate(() => {
    document.body.tabIndex = -1
    document.body.focus()
  })
  await page.keyboard.press('Tab')
  await expect(page.getByRole('link', { name: 'Skip to content' })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('main')).toBeFocused()
}

/** What takes the focus to be scrolled by key, and does not say what it is. */
function nameless(page: Page): Promise<string[]> {
  return page
    .locator('[tabindex]:not(button, a, input, select, textarea, hr, h1)')
    .evaluateAll((all) =>
      all
        .filter((element) => element.closest('.monaco-editor') === null)
        .filter((element) => element.getAttribute('role') === null && element.tagName === 'DIV')
        .map((element) => element.className),
    )
}

test.describe('in a page that stays', () => {
  /** What of the page had no name before anything was run. */
  let namelessUnrun: string[] | undefined
  const opened = sharePage(async (page) => {
    const playground = await Playground.open(page)
    namelessUnrun = await nameless(page)
    return playground
  })
  const ran = runsIn(opened)

  test('on the playground names contain what is to be read, and the first stop skips the bar', async () => {
    const { page, playground } = await ran(CLASSIC_SNIPPET)
    await expect(page.locator('main').first()).toBeVisible()
    // Not each moment has something in a queue, ready or in flight.
    for (const share of [1 / 2, 1 / 6, 1 / 3, 2 / 3]) {
      await toShare(playground, share)
      expect(await misnamed(page), `at ${share.toFixed(2)} of the run`).toEqual([])
    }
    await skipsTheBar(page)
    await page.evaluate(() => document.body.removeAttribute('tabindex'))
  })

  test('the key I has the step read aloud: now, what waits, and why', async () => {
    const { page } = await ran(CLASSIC_SNIPPET)
    await page.keyboard.press('c')
    await page.keyboard.press('i')
    const voice = page.getByRole('status', { name: 'This step' })
    const now = (await page.getByRole('status', { name: 'Now' }).textContent()) ?? ''
    await expect(voice).toContainText(now)
    await expect(voice).toContainText('Why: ')
    await expect(voice).toHaveAttribute('aria-live', 'assertive')
  })

  test('the middle of a run has no violation, in dark, in light, as a table and on its tabs', async () => {
    const { page, playground } = await ran(CLASSIC_SNIPPET)
    await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' })
    await toShare(playground, 1 / 2)
    expect.soft(await violations(page), 'dark').toEqual([])
    await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' })
    expect.soft(await violations(page), 'light').toEqual([])
    for (const tab of ['Health', 'Runs']) {
      await page.getByRole('tab', { name: tab }).click()
      await expect(page.getByRole('tab', { name: tab })).toHaveAttribute('aria-selected', 'true')
      expect.soft(await violations(page), tab).toEqual([])
    }
    const table = page.getByRole('button', { name: 'Table', exact: true })
    await table.click()
    await expect(table).toHaveAttribute('aria-pressed', 'true')
    expect.soft(await violations(page), 'table').toEqual([])
    await table.click()
    await expect(table).toHaveAttribute('aria-pressed', 'false')
    await page.emulateMedia({ colorScheme: null, reducedMotion: 'reduce' })
  })

  test('every tab of a phone has no violation', async () => {
    const { page, playground } = await ran(CLASSIC_SNIPPET)
    await page.setViewportSize({ width: 390, height: 844 })
    await toShare(playground, 1 / 2)
    const tabs = page.getByRole('tablist', { name: 'Panes' }).getByRole('tab')
    for (const tab of await tabs.all()) {
      await tab.click()
      expect.soft(await violations(page), (await tab.textContent()) ?? '').toEqual([])
    }
  })

  test('the regions are read in the order in which they are drawn', async () => {
    const { page } = await ran(CLASSIC_SNIPPET)
    const tree = await page.locator('body').ariaSnapshot()
    const places = REGIONS.map((name) => tree.indexOf(`- region "${name}"`))
    expect(places).not.toContain(-1)
    expect(places).toEqual([...places].sort((left, right) => left - right))
  })

  test('what scrolls by key says what it is, and the lanes are described by what is there', async () => {
    const { page } = await ran(CLASSIC_SNIPPET)
    expect(namelessUnrun).toEqual([])
    expect(await nameless(page)).toEqual([])
    const described = await page
      .getByRole('group', { name: 'Lanes' })
      .getAttribute('aria-describedby')
    expect(await page.evaluate((id) => document.getElementById(id) !== null, described ?? '')).toBe(
      true,
    )
  })

  test('no two lists to choose from on the page show the same word', async () => {
    const { page } = await ran(CLASSIC_SNIPPET)
    const shown = await page
      .getByRole('combobox')
      .evaluateAll((all) =>
        all.map((select) => (select as HTMLSelectElement).selectedOptions[0]?.textContent),
      )
    expect(shown).toHaveLength(new Set(shown).size)
  })

  test('a run that threw has no violation', async () => {
    const { page, playground } = await ran("setTimeout(() => { throw new Error('no') })")
    await toShare(playground, 1 / 2)
    expect(await violations(page)).toEqual([])
  })
})

test('a playground has no violation: empty, with its menu of examples, with its list of keys', async ({
  page,
}) => {
  await Playground.open(page)
  expect.soft(await violations(page), 'empty').toEqual([])
  await page.getByRole('button', { name: 'Examples' }).click()
  await expect(page.getByRole('menu', { name: 'Examples' })).toBeVisible()
  expect.soft(await violations(page), 'examples').toEqual([])
  await page.keyboard.press('Escape')
  await expect(page.getByRole('menu')).toHaveCount(0)
  await page.locator('body').press('?')
  await expect(page.getByRole('dialog')).toBeVisible()
  expect.soft(await violations(page), 'keys').toEqual([])
})

test('the list of puzzles has no violation in dark and in light', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'dark' })
  await page.goto('/puzzles')
  await expect(page.locator('.puzzle-row').first()).toBeVisible()
  expect.soft(await violations(page), 'dark').toEqual([])
  await page.emulateMedia({ colorScheme: 'light' })
  expect.soft(await violations(page), 'light').toEqual([])
})

test('a puzzle has no violation, asked or answered wrong, on a desktop and on a phone', async ({
  page,
  request,
}) => {
  const desktop = { width: 1440, height: 900 }
  const phone = { width: 390, height: 844 }
  const { path, wrong } = await stablePuzzle(request)
  await page.setViewportSize(desktop)
  const puzzle = await PuzzlePage.open(page, path)
  expect.soft(await violations(page), 'asked, desktop').toEqual([])
  await page.setViewportSize(phone)
  expect.soft(await violations(page), 'asked, phone').toEqual([])
  for (const text of wrong) await puzzle.choice(text).click()
  await puzzle.button('Check').click()
  await puzzle.realRun()
  expect.soft(await violations(page), 'answered, phone').toEqual([])
  await page.setViewportSize(desktop)
  expect.soft(await violations(page), 'answered, desktop').toEqual([])
})

test('making a puzzle has no violation', async ({ page }) => {
  await page.goto('/puzzles/own')
  await expect(page.getByRole('textbox', { name: 'Snippet' })).toBeVisible()
  expect(await violations(page)).toEqual([])
})
