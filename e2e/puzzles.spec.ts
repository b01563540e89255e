import { expect, test } from '@playwright/test'
import { eitherPuzzle, luckyPuzzle, stablePuzzle, type TestPuzzle } from './askedPuzzles.ts'
import { tabTo } from './byKeys.ts'
import { PuzzlePage } from './puzzlePage.ts'

const OWN = `console.log('main')
process.nextTick(() => console.log('tick'))
process.nextTick(() => console.log('tick'))
Promise.resolve().then(() => console.log('promise'))
`

let stable: TestPuzzle
let either: TestPuzzle

test.beforeAll(async ({ playwright, baseURL }) => {
  const request = await playwright.request.newContext({ baseURL: baseURL ?? '' })
  stable = await stablePuzzle(request)
  either = await eitherPuzzle(request)
  await request.dispose()
})

test('a puzzle is solved by keyboard alone, and N leads on to the next one', async ({ page }) => {
  const puzzle = await PuzzlePage.open(page, stable.path)
  for (const text of stable.right) {
    await tabTo(puzzle.choice(text))
    await page.keyboard.press('Space')
  }
  expect(await puzzle.places()).toEqual(stable.right)
  await tabTo(puzzle.button('Check'), 'Shift+Tab')
  await page.keyboard.press('Enter')
  await expect(puzzle.heading()).toHaveText('Right')
  await expect(puzzle.heading()).toBeFocused()
  expect(await puzzle.realRun()).toEqual(stable.right)
  await expect(puzzle.shown()).toHaveCount(1)
  const step = Number(await puzzle.position.inputValue())
  await page.keyboard.press('ArrowRight')
  await expect(puzzle.position).toHaveValue(String(step + 1))
  await page.keyboard.press('n')
  await expect(page).not.toHaveURL(new RegExp(`${stable.path}$`))
  await expect(page).toHaveURL(/\/puzzles\/[a-z0-9-]+$/)
})

test('letters place, Backspace undoes, arrows move, Enter checks; the recording opens at the first wrong line', async ({
  page,
}) => {
  const puzzle = await PuzzlePage.open(page, stable.path)
  const keys = await keysOf(puzzle)
  for (const text of stable.wrong) await page.keyboard.press(keys.get(text) ?? '')
  await page.keyboard.press('Backspace')
  const last = stable.wrong.at(-1) ?? ''
  expect(await puzzle.places()).toEqual([...stable.wrong.slice(0, -1), null])
  await page.keyboard.press(keys.get(last) ?? '')

  const placed = puzzle.placed(stable.right[1])
  await tabTo(placed)
  await page.keyboard.press('ArrowLeft')
  await expect(placed).toBeFocused()
  expect(await puzzle.places()).toEqual(stable.right)
  await page.keyboard.press('ArrowRight')
  expect(await puzzle.places()).toEqual(stable.wrong)

  await tabTo(puzzle.button('Check'), 'Shift+Tab')
  await page.keyboard.press('Enter')
  await expect(puzzle.heading()).toHaveText('1 right, then not')
  expect(await puzzle.marks()).toEqual(['right', 'wrong', 'rest', 'rest'])
  expect(await puzzle.realRun()).toEqual(stable.right)
  await expect(puzzle.shown()).toHaveText(stable.right[1] ?? '')
  await expect(page.getByRole('status', { name: 'Now' })).toContainText(
    `just printed "${stable.right[1]}"`,
  )
  await expect(page.getByRole('region', { name: 'Why now' })).toContainText('Read the rule')
  await expect(puzzle.reveal.getByRole('region', { name: 'Event loop' })).toBeVisible()
  await expect(puzzle.reveal.getByRole('region', { name: 'Console' })).toContainText(last)
  await expect(page.getByRole('region', { name: 'Explanation' })).toContainText(
    /All 30 recorded runs on Node 24/,
  )
})

test.describe('by touch, on a phone', () => {
  test.use({ hasTouch: true, viewport: { width: 390, height: 844 } })

  test('a puzzle is answered wrong, tried again, and solved', async ({ page }) => {
    const puzzle = await PuzzlePage.open(page, stable.path)
    await expect(puzzle.button('Check')).toBeDisabled()
    for (const text of stable.wrong) await puzzle.choice(text).tap()
    await puzzle.button('Check').tap()
    await expect(puzzle.heading()).toHaveText('1 right, then not')
    await expect(puzzle.shown()).toHaveText(stable.right[1] ?? '')
    await puzzle.button('Step through it').tap()
    const step = Number(await puzzle.position.inputValue())
    await puzzle.button('Step forward').tap()
    await expect(puzzle.position).toHaveValue(String(step + 1))

    await puzzle.button('Try again').tap()
    for (const text of stable.wrong) await puzzle.choice(text).tap()
    await puzzle.placed(stable.right[1]).tap()
    await puzzle.button('Earlier').tap()
    expect(await puzzle.places()).toEqual(stable.right)
    await puzzle.button('Check').tap()
    await expect(puzzle.heading()).toHaveText('Right')
    await page.getByRole('link', { name: 'Next puzzle' }).tap()
    await expect(page).not.toHaveURL(new RegExp(`${stable.path}$`))
  })

  test('what is tapped is at least 44 px high', async ({ page }) => {
    const puzzle = await PuzzlePage.open(page, stable.path)
    for (const text of stable.wrong) await puzzle.choice(text).tap()
    await puzzle.prediction.getByRole('button').first().tap()
    expect(await lowTargets(puzzle)).toEqual([])
    await puzzle.button('Check').tap()
    await puzzle.realRun()
    expect(await lowTargets(puzzle)).toEqual([])
    await page.goto('/puzzles')
    await expect(page.locator('.puzzle-row').first()).toBeVisible()
    expect(await lowTargets(puzzle)).toEqual([])
  })
})

test('where either may come first, either is right, and each output has its count', async ({
  page,
}) => {
  const puzzle = await PuzzlePage.open(page, either.path)
  await puzzle.choice(choices(either)[0] ?? '').click()
  await puzzle.choice('either of them').click()
  expect(await puzzle.places()).toEqual(['either of them'])
  await puzzle.button('Check').click()
  await expect(puzzle.heading()).toHaveText('Right')
  expect((await puzzle.realRun()).toSorted()).toEqual(choices(either).toSorted())
  const seen = page.getByRole('region', { name: 'Explanation' }).locator('.seen li')
  await expect(seen).toHaveCount(2)
  const counts = (await seen.locator('.seen-count').allTextContents()).map(Number.parseFloat)
  expect(counts.reduce((sum, count) => sum + count, 0)).toBe(
    either.answers[either.versions[0] ?? '']?.runs,
  )
  await expect(page.getByText('the run of now', { exact: true })).toHaveCount(1)
})

test('where several orders are possible each is right, and it is said when the run of now took another', async ({
  page,
  request,
}) => {
  const lucky = await luckyPuzzle(request)
  const puzzle = await PuzzlePage.open(page, lucky.path)
  for (const text of lucky.right) await puzzle.choice(text).click()
  await puzzle.button('Check').click()
  await expect(puzzle.heading()).toHaveText(/^Right: one of \d possible orders$/)
  const live = await puzzle.realRun()
  await expect(page.locator('.decision-luck')).toHaveText(
    live.join() === lucky.right.join()
      ? 'Another run may print another order: nothing promises this one.'
      : /^This run (?:took another order than yours|printed something that none)/,
  )
})

test('progress, streak and review are kept over a reload, and the list is filtered by them', async ({
  page,
}) => {
  const right = await PuzzlePage.open(page, stable.path)
  for (const text of stable.right) await right.choice(text).click()
  await right.button('Check').click()
  const wrong = await PuzzlePage.open(page, either.path)
  await wrong.choice(choices(either)[0] ?? '').click()
  await wrong.button('Check').click()
  await expect(wrong.heading()).toHaveText('Not right: either may come first')

  await page.goto('/puzzles')
  await page.reload()
  const rows = page.locator('.puzzle-row')
  await expect(rows.filter({ hasText: stable.title })).toContainText('solved')
  await expect(rows.filter({ hasText: either.title })).toContainText('wrong last time')
  await expect(page.getByRole('definition').first()).toContainText('1 /')
  await expect(page.getByRole('definition').nth(1)).toContainText(/0\s*best 1/)
  await expect(page.getByRole('link', { name: /^More about .*, which went wrong/ })).toBeVisible()

  const filters = page.getByRole('complementary', { name: 'Filters' })
  await filters.getByRole('button', { name: /^To review/ }).click()
  await expect(rows.locator('.puzzle-title')).toHaveText([either.title])
  await page.reload()
  await expect(rows).toHaveCount(1)
  await filters.getByRole('button', { name: /^All \d/ }).click()
  const topic = stable.topics[0] ?? ''
  await filters.getByRole('button', { name: new RegExp(`^${topic} \\d`) }).click()
  expect(await rows.count()).toBeGreaterThan(0)
  await expect(rows.filter({ hasNot: page.getByText(topic, { exact: true }) })).toHaveCount(0)
  await filters.getByRole('button', { name: new RegExp(`^${stable.level} \\d`, 'i') }).click()
  await expect(page.locator('.puzzle-list h2 small')).toHaveCount(1)
})

test('without the service the answer still comes from recorded runs, and the run can be made up for', async ({
  page,
}) => {
  const puzzle = await PuzzlePage.open(page, stable.path)
  await page.route('**/api/runs', (route) =>
    route.fulfill({
      status: 503,
      headers: { 'retry-after': '2' },
      json: { error: { code: 'full', message: 'All sandboxes are busy.' } },
    }),
  )
  for (const text of stable.wrong) await puzzle.choice(text).click()
  await puzzle.button('Check').click()
  await expect(puzzle.heading()).toHaveText('1 right, then not')
  expect(await puzzle.marks()).toEqual(['right', 'wrong', 'rest', 'rest'])
  await expect(page.getByRole('alert')).toHaveText(
    'All sandboxes are busy. Try again in 2 seconds. The answer comes from runs that were recorded before.',
  )
  await expect(page.getByRole('list', { name: 'Real run' }).getByRole('listitem')).toHaveText(
    stable.right,
  )
  await page.unroute('**/api/runs')
  await puzzle.button('Record it now').click()
  expect(await puzzle.realRun()).toEqual(stable.right)
  await expect(puzzle.shown()).toHaveText(stable.right[1] ?? '')
})

test('a puzzle that is not there, and a service that is not, are said in a sentence', async ({
  page,
}) => {
  await page.goto('/puzzles/no-such-puzzle')
  await expect(page.getByRole('alert')).toHaveText(
    'There is no puzzle of this name. The list has all of them.',
  )
  await page.route('**/api/puzzles', (route) => route.abort())
  await page.goto('/puzzles')
  await expect(page.getByRole('alert')).toContainText('this browser cannot reach it')
  await page.unroute('**/api/puzzles')
  await page.getByRole('button', { name: 'Try again' }).click()
  await expect(page.locator('.puzzle-row').first()).toBeVisible()
})

test('where storage is forbidden, the page works and says that nothing is kept', async ({
  page,
}) => {
  await page.addInitScript(() => {
    Object.defineProperty(window, 'localStorage', {
      get() {
        throw new DOMException('no', 'SecurityError')
      },
    })
  })
  const puzzle = await PuzzlePage.open(page, stable.path)
  for (const text of stable.right) await puzzle.choice(text).click()
  await puzzle.button('Check').click()
  await expect(puzzle.heading()).toHaveText('Right')
  await page.goto('/puzzles')
  await expect(page.getByText('your progress lasts until you leave')).toBeVisible()
})

test("somebody's own snippet becomes a puzzle, which its link asks in a fresh browser", async ({
  page,
  browser,
  baseURL,
}) => {
  await page.goto('/puzzles')
  await page.getByRole('link', { name: 'Make your own' }).click()
  await page.getByRole('textbox', { name: 'Snippet' }).fill(OWN)
  await page.getByRole('combobox', { name: 'Module kind' }).selectOption('ES module')
  await page.getByRole('button', { name: 'Run it 30 times' }).click()
  const result = page.getByRole('region', { name: 'Result' })
  await expect(result.getByRole('heading', { name: 'Its output is stable' })).toBeVisible({
    timeout: 30_000,
  })
  await expect(result).toContainText(/All 30 runs on Node 24[.\d]+ printed the same/)
  const link = await result.getByRole('textbox', { name: 'Link' }).inputValue()
  expect(link).toMatch(/\/puzzles\/own#v1\.[\w-]+$/)

  const fresh = await browser.newContext({ baseURL: baseURL ?? '', serviceWorkers: 'block' })
  try {
    const puzzle = new PuzzlePage(await fresh.newPage())
    await puzzle.page.goto(link)
    await expect(puzzle.choice('tick').first()).toBeVisible({ timeout: 30_000 })
    for (const text of ['main', 'tick', 'promise']) await puzzle.choice(text).first().click()
    await puzzle.choice('tick').last().click()
    await puzzle.button('Check').click()
    // In an ES module the microtask comes first: the module itself runs in one.
    await expect(puzzle.heading()).toHaveText('1 right, then not')
    expect(await puzzle.realRun()).toEqual(['main', 'promise', 'tick', 'tick'])
    await expect(puzzle.shown()).toHaveText('promise')
  } finally {
    await fresh.close()
  }
})

test('of a snippet that is no puzzle, and of a link that is broken, it is said why', async ({
  page,
}) => {
  await page.goto('/puzzles/own')
  await page.getByRole('textbox', { name: 'Snippet' }).fill("console.log('alone')")
  await page.getByRole('button', { name: 'Run it 30 times' }).click()
  await expect(page.getByRole('alert')).toContainText('It prints fewer than two lines', {
    timeout: 30_000,
  })
  await page.goto('/puzzles/own#v1.AAAA')
  await expect(page.getByRole('alert')).toHaveText(/^The snippet in this address cannot be read/)
})

test('the pages lead to each other, on a phone from behind a button', async ({ page }) => {
  await page.goto('/puzzles')
  const nav = page.getByRole('navigation', { name: 'Main' })
  await expect(nav.getByRole('link', { name: 'Puzzles' })).toHaveAttribute('aria-current', 'page')
  await nav.getByRole('link', { name: 'Playground' }).click()
  await expect(nav.getByRole('link', { name: 'Playground' })).toHaveAttribute(
    'aria-current',
    'page',
  )
  await page.setViewportSize({ width: 390, height: 844 })
  await expect(nav.getByRole('link')).toHaveCount(0)
  await nav.getByRole('button', { name: 'Pages' }).click()
  await page.keyboard.press('Escape')
  await expect(nav.getByRole('button', { name: 'Pages' })).toBeFocused()
  await expect(nav.getByRole('link')).toHaveCount(0)
  await page.keyboard.press('Enter')
  await nav.getByRole('link', { name: 'Puzzles' }).click()
  await expect(page).toHaveURL(/\/puzzles$/)
})

/** The two lines of which one comes first. */
function choices({ question }: TestPuzzle): readonly string[] {
  return question.kind === 'first' ? question.choices : []
}

/** The key of each choice: the letter that the page shows on it, or its own. */
async function keysOf(puzzle: PuzzlePage): Promise<Map<string, string>> {
  const pairs = await puzzle.left
    .getByRole('button')
    .evaluateAll((buttons) =>
      buttons.map((button): [string, string] => [
        button.querySelector('.tile-text')?.textContent ?? '',
        (button.querySelector('kbd') ?? button).textContent?.toLowerCase() ?? '',
      ]),
    )
  return new Map(pairs)
}

/** What can be pressed and is lower than a finger, but for links within text. */
async function lowTargets({ page }: PuzzlePage): Promise<string[]> {
  return page
    .locator('button:visible, a.button:visible, .puzzle-row')
    .evaluateAll((targets) =>
      targets
        .filter(
          (target) =>
            !target.closest('.ring, .console') && target.getBoundingClientRect().height < 44,
        )
        .map((target) => target.getAttribute('aria-label') ?? target.textContent ?? ''),
    )
}
