import { CLASSIC_SNIPPET } from '@loopscope/shared/wire/classicSnippet'
import { expect, type Page } from '@playwright/test'
import { WHOLE } from '../apps/tracer/src/testing/whole.ts'
import { Playground } from './support/playground.ts'
import { sharePage, test } from './support/test.ts'
import { violations } from './support/violations.ts'

const STOPS = ['The code', 'The ring', 'The console', 'Why', 'The lanes']
type Screen = readonly [name: string, width: number, height: number]

/** In the page of a first visit on the first of the screens: the tour leaves nothing behind. */
function testTours(...screens: readonly [Screen, ...Screen[]]): ReturnType<typeof sharePage> {
  const opened = sharePage(async (page) => {
    const [, width, height] = screens[0]
    await page.setViewportSize({ width, height })
    return Playground.firstVisit(page)
  })
  for (const [name, width, height] of screens)
    test(`the tour has five stops, each in sight, and leads back: on ${name}`, async () => {
      const { page, playground } = opened()
      await page.setViewportSize({ width, height })
      const opener = playground.button('Tour')
      await opener.press('Enter')
      const tour = page.getByRole('dialog', { name: 'Tour' })
      for (const [i, title] of STOPS.entries()) {
        await expect(tour).toContainText(`${i + 1} of 5`)
        await expect(tour.getByRole('heading')).toHaveText(title)
        await expect(tour).toBeFocused()
        await expect(tour).toBeInViewport({ ratio: 1 })
        await expect(page.locator('.tour-dim')).toBeInViewport({ ratio: 0.9 })
        // What the lanes' words speak of is lit, too: apart from them where a frame around both would be the whole page.
        await expect(page.locator('.tour-light:not(.tour-dim)')).toBeVisible({
          visible: i === 4 && name === 'a phone on its side',
        })
        if (i === 1) {
          // As its words say: a tap on a word of the ring, whose card leaves that of the tour in sight.
          await page.locator('.phase [data-term="poll"]').click()
          await page.getByRole('status', { name: 'What it means' }).waitFor()
          expect(await coveredBy(page, '.tour-card', '.term-card')).toBe(false)
          await page.mouse.move(2, 2)
        }
        // The reason is read beside the words on it.
        if (i === 3) expect(await coveredBy(page, '.why-rule', '.tour-card')).toBe(false)
        // Enter on the card is its main button.
        if (i % 2 === 0) await page.keyboard.press('Enter')
        else await tour.getByRole('button', { name: 'Next' }).press('Enter')
      }
      await expect(tour).toHaveCount(0)
      await expect(opener).toBeFocused()
    })
  return opened
}

test.describe('visited on a desktop', () => {
  const opened = testTours(
    ['a desktop', 1440, 900],
    ['a page whose inspector is a drawer', 1024, 768],
  )
  test('the tour is skipped by Escape from anywhere, and begins again from the list of keys', async () => {
    const { page, playground } = opened()
    const tour = page.getByRole('dialog', { name: 'Tour' })
    await playground.button('Tour').click()
    await playground.button('Play').first().focus()
    await page.keyboard.press('Escape')
    await expect(tour).toHaveCount(0)
    await page.keyboard.press('?')
    await page.getByRole('button', { name: 'Take the tour' }).click()
    await expect(tour.getByRole('heading')).toHaveText('The code')
    await tour.getByRole('button', { name: 'Skip the tour' }).click()
    await expect(tour).toHaveCount(0)
  })
})

test.describe('visited on a phone', () => {
  testTours(['a phone', 390, 844], ['a phone on its side', 844, 390])
})
if (WHOLE)
  test.describe('visited on a wall', () => {
    testTours(['a wall, whose page is drawn larger', 3840, 2160])
  })

test('every word of the picture says what it means, by pointer, by key and by tap', async ({
  page,
}) => {
  const playground = await Playground.firstVisit(page)
  const card = page.getByRole('status', { name: 'What it means' })
  const words = page.locator('dfn[data-term]')
  const names = await words.evaluateAll((all) => [
    ...new Set(all.map((word) => word.getAttribute('data-term'))),
  ])
  expect(names.toSorted()).toEqual(
    [
      ...['main', 'exit', 'timers', 'pending', 'idle', 'poll', 'check', 'close'],
      ...['nextTick', 'microtasks', 'turn', 'callStack', 'inFlight', 'heap', 'pool'],
    ].toSorted(),
  )
  // A card comes and goes only after a while.
  for (const name of WHOLE ? names : ['main', 'poll', 'nextTick', 'pool']) {
    const word = page.locator(`dfn[data-term="${name}"]:not([tabindex="-1"])`).first()
    await word.hover()
    await expect(card.getByRole('heading')).toHaveCount(1)
    await expect(card).toContainText('Lands here:')
    // The card of a word may lie over the next one: as a hand would, away first.
    await page.mouse.move(2, 2)
    await expect(card).toHaveCount(0)
  }
  // By key: the word before the one that is focused, and back.
  const poll = playground.loop.getByRole('listitem', { name: 'Poll' }).getByRole('term')
  await poll.focus()
  await page.keyboard.press('Shift+Tab')
  await page.keyboard.press('Tab')
  await expect(poll).toBeFocused()
  await expect(card).toContainText('asks the operating system')
  await page.keyboard.press('Escape')
  await expect(card).toHaveCount(0)
  await poll.click()
  await expect(card).toContainText('asks the operating system')
  await page.getByRole('button', { name: /Open the example/ }).click()
  await expect(card).toHaveCount(0)
  await expect(page.getByRole('region', { name: 'Editor' })).toContainText('the pool reads')
})

test.describe('for axe, without the content policy', () => {
  test.use({ bypassCSP: true, contextOptions: { reducedMotion: 'reduce' } })
  test('neither a stop of the tour nor a word has a flaw that WCAG’s rules tell', async ({
    page,
  }) => {
    const playground = await Playground.firstVisit(page)
    await playground.button('Tour').click()
    await page.getByRole('dialog', { name: 'Tour' }).waitFor()
    expect(await violations(page)).toEqual([])
    await page.keyboard.press('Escape')
    await page.locator('[data-term="pool"]').click()
    await page.getByRole('status', { name: 'What it means' }).waitFor()
    expect(await violations(page)).toEqual([])
  })
})

test('a lesson of the guided path: read, predict each line, see the rule, and go on; it is kept', async ({
  page,
}) => {
  const playground = await Playground.firstVisit(page)
  await playground.coming.getByRole('button', { name: 'Lessons' }).click()
  const path = page.getByRole('dialog', { name: 'Guided path' })
  await expect(path.getByRole('listitem')).toHaveCount(12)
  await expect(path).toContainText('0 of 12 done')
  await expect(path.getByText('0 of 12 done').locator('..')).toHaveCSS('display', 'flex')
  await path.getByRole('button', { name: 'nextTick before promises' }).click()
  const lesson = page.getByRole('region', { name: 'Lesson' })
  await expect(lesson).toContainText('Lesson 2 of 12: nextTick before promises.')
  // On a laptop, too, no line of it ends beyond the pane.
  const rows = page.locator('.editor .view-line > span')
  await expect(rows.filter({ hasText: 'Promise' }).first()).toBeInViewport({ ratio: 1 })
  const ends = await rows.evaluateAll((all) => all.map((row) => row.getBoundingClientRect().right))
  const { x = 0, width = 0 } = (await page.locator('.editor').boundingBox()) ?? {}
  expect(Math.max(...ends)).toBeLessThanOrEqual(x + width)
  await lesson.getByRole('button', { name: 'Run the lesson' }).click()
  await expect(playground.coming).toContainText('Which comes next, main, nextTick or promise?')
  expect(await playground.lines()).toEqual([])
  await playground.coming.getByRole('button', { name: 'main', exact: true }).click()
  await expect(page.getByRole('status', { name: 'Your answer' })).toHaveText(/^Right\. Main/)
  await playground.button('And after that?').click()
  await playground.coming.getByRole('button', { name: 'promise', exact: true }).click()
  await expect(page.getByRole('status', { name: 'Your answer' })).toHaveText(
    /^Not promise\. Main queued it\. The nextTick queue is drained/,
  )
  expect(await playground.texts()).toBe('main nextTick')
  await playground.button('To the next line').click()
  expect(await playground.texts()).toBe('main nextTick promise')
  await playground.button('To the end').click()
  await expect(lesson).toContainText('After each callback the nextTick queue is drained')
  await expect(lesson.getByRole('link', { name: /^Puzzle: / })).toHaveAttribute(
    'href',
    '/puzzles/two-queues',
  )
  await lesson.getByRole('button', { name: 'Next lesson' }).click()
  await expect(lesson).toContainText('Lesson 3 of 12')
  await lesson.getByRole('button', { name: 'All lessons' }).click()
  await expect(path).toContainText('1 of 12 done')
})

test.describe('in a page that stays', () => {
  const opened = sharePage(Playground.open)
  test('playing stops before each line that can be predicted, where that was asked for', async () => {
    const { page, playground } = opened()
    await playground.write(
      `console.log('a')\nsetTimeout(() => console.log('b'), 5)\nsetTimeout(() => console.log('c'), 120)\n`,
    )
    await playground.run()
    await playground.button('Predict').click()
    const speed = page.getByRole('combobox', { name: 'Speed' })
    await speed.selectOption('16')
    expect(await playground.lines()).toEqual([])
    // The first line is the next step: whoever plays from there wants to see it.
    await playground.button('Play').click()
    await expect(playground.coming).toContainText('Which comes next, b or c? Play waits')
    await expect(playground.button('Play')).toBeVisible()
    expect(await playground.texts()).toBe('a')
    // A step before: on the way there it said so for too short a time.
    await page.keyboard.press('ArrowLeft')
    await expect(playground.coming).toContainText('a was just printed. Which comes next, b or c?')
    await playground.button('Predict').click()
    expect(await playground.texts()).toBe('a b c')
    await speed.selectOption('1')
  })

  test('the end of a run leads on: many runs, what stood out, what if, an example, a puzzle', async () => {
    const { page, playground } = opened()
    await playground.write(CLASSIC_SNIPPET)
    await playground.run()
    await expect(playground.coming).toHaveCount(0)
    await page.keyboard.press('End')
    await expect(playground.coming).toContainText('That was the whole run.')
    await expect(playground.coming.getByRole('link')).toHaveAttribute(
      'href',
      '/puzzles/immediate-inside-io',
    )
    await playground.coming.getByRole('button', { name: 'What if' }).click()
    await expect(page.getByRole('menu', { name: /What if/ })).toBeVisible()
    await page.keyboard.press('Escape')
    await playground.coming.getByRole('button', { name: 'Run it 50 times' }).click()
    await expect(page.getByRole('status', { name: 'Progress of the runs' })).toContainText(/runs/)
    await playground.coming.getByRole('button', { name: /^Next example/ }).click()
    await expect(page.getByRole('region', { name: 'Editor' })).toContainText('main is done')
    await expect(page.getByText('Nothing has run yet.')).toBeVisible()
  })

  test('examples are found by words, and keys go from the field into the list', async () => {
    const { page } = opened()
    await page.getByRole('button', { name: 'Examples' }).click()
    const field = page.getByRole('searchbox', { name: 'Search the examples' })
    await field.fill('pbkdf2')
    await expect(page.getByRole('menuitem')).toHaveText([/^Five hashes, four threads/])
    const only = page.getByRole('group', { name: 'Only examples that show' })
    await only.getByRole('button', { name: 'Close' }).click()
    await expect(page.getByRole('menuitem')).toHaveCount(0)
    await only.getByRole('button', { name: 'Close' }).click()
    await field.press('ArrowDown')
    await page.keyboard.press('Enter')
    await expect(page.getByRole('region', { name: 'Editor' })).toContainText('five jobs')
  })
})

/** Whether one lies over a part of the other. */
function coveredBy(page: Page, lower: string, upper: string): Promise<boolean> {
  return page.evaluate(
    (selectors) => {
      const [a, b] = selectors.map((each) => document.querySelector(each)?.getBoundingClientRect())
      if (a === undefined || b === undefined) throw new Error(`There is none of ${selectors}.`)
      return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom
    },
    [lower, upper],
  )
}
