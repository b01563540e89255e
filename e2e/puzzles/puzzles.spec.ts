import { expect } from '@playwright/test'
import {
  eitherPuzzle,
  luckyPuzzle,
  stablePuzzle,
  type TestPuzzle,
} from '../support/askedPuzzles.ts'
import { tabTo } from '../support/byKeys.ts'
import { PuzzlePage } from '../support/puzzlePage.ts'
import { test } from '../support/test.ts'

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
  await expect(puzzle.heading()).toHaveText('Printed line 1 is right, line 2 is not')
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
  await expect(page.getByRole('region', { name: 'Plain Node' })).toContainText(
    'A run of plain Node, in the same sandbox, gave the same output and the same end.',
  )
})

test('tiles that are placed stay placed over a reload, until they are checked', async ({
  page,
}) => {
  const puzzle = await PuzzlePage.open(page, stable.path)
  for (const text of stable.wrong.slice(0, 2)) await puzzle.choice(text).click()
  const placed = [...stable.wrong.slice(0, 2), ...stable.wrong.slice(2).map(() => null)]
  expect(await puzzle.places()).toEqual(placed)
  await page.reload()
  await expect(puzzle.left.getByRole('button').first()).toBeVisible()
  expect(await puzzle.places()).toEqual(placed)
  for (const text of stable.wrong.slice(2)) await puzzle.choice(text).click()
  await puzzle.button('Check').click()
  await expect(puzzle.heading()).toHaveText('Printed line 1 is right, line 2 is not')
  await page.reload()
  await expect(puzzle.left.getByRole('button').first()).toBeVisible()
  expect(await puzzle.places()).toEqual(placed.map(() => null))
})

test.describe('by touch, on a phone', () => {
  test.use({ hasTouch: true, viewport: { width: 390, height: 844 } })

  test('a puzzle is answered wrong, tried again, and solved', async ({ page }) => {
    const puzzle = await PuzzlePage.open(page, stable.path)
    await expect(puzzle.button('Check')).toBeDisabled()
    for (const text of stable.wrong) await puzzle.choice(text).tap()
    await puzzle.button('Check').tap()
    await expect(puzzle.heading()).toHaveText('Printed line 1 is right, line 2 is not')
    await expect(puzzle.shown()).toHaveText(stable.right[1] ?? '')
    await puzzle.button('Step through it').tap()
    const step = Number(await puzzle.position.inputValue())
    await puzzle.button('Step forward').tap()
    await expect(puzzle.position).toHaveValue(String(step + 1))

    await puzzle.button('Try again').tap()
    // On its side the question stands beside the program: all that answers it is in sight.
    await page.setViewportSize({ width: 844, height: 390 })
    for (const text of stable.wrong) await expect(puzzle.choice(text)).toBeInViewport({ ratio: 1 })
    await expect(puzzle.button('Check')).toBeInViewport({ ratio: 1 })
    for (const text of stable.wrong) await puzzle.choice(text).tap()
    await page.setViewportSize({ width: 390, height: 844 })
    await puzzle.placed(stable.right[1]).tap()
    await puzzle.button('Earlier').tap()
    expect(await puzzle.places()).toEqual(stable.right)
    await puzzle.button('Check').tap()
    await expect(puzzle.heading()).toHaveText('Right')
    // On its side the ring stays beside what is read of the run.
    await page.setViewportSize({ width: 844, height: 390 })
    const ring = page.getByRole('region', { name: 'Event loop' })
    for (const read of [
      puzzle.heading(),
      page.getByRole('link', { name: 'Open it in the playground' }),
    ]) {
      await read.scrollIntoViewIfNeeded()
      await expect(read).toBeInViewport({ ratio: 1 })
      await expect(ring).toBeInViewport({ ratio: 0.99 })
    }
    await page.setViewportSize({ width: 390, height: 844 })
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
  await expect(page.getByRole('link', { name: /^You missed one about .*\. Next:/ })).toBeVisible()

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
        (button.querySelector('kbd')?.dataset['key'] ?? button.textContent)?.toLowerCase() ?? '',
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
