import { expect, test } from '@playwright/test'
import { Playground } from './playground.ts'
import { violations } from './violations.ts'

const STOPS = ['The code', 'The ring', 'The console', 'Why', 'The lanes']

for (const [name, width, height] of [
  ['a desktop', 1440, 900],
  ['a page whose inspector is a drawer', 1024, 768],
  ['a phone', 390, 844],
] as const)
  test(`the tour has five stops, each in sight, and leads back: on ${name}`, async ({ page }) => {
    await page.setViewportSize({ width, height })
    const playground = await Playground.firstVisit(page)
    const opener = playground.button('Show me around')
    await opener.focus()
    await page.keyboard.press('Enter')
    const tour = page.getByRole('dialog', { name: 'Tour' })
    for (const [i, title] of STOPS.entries()) {
      await expect(tour).toContainText(`${i + 1} of 5`)
      await expect(tour.getByRole('heading')).toHaveText(title)
      await expect(tour).toBeFocused()
      await expect(tour).toBeInViewport({ ratio: 1 })
      await expect(page.locator('.tour-light')).toBeInViewport({ ratio: 0.9 })
      await tour.getByRole('button', { name: i < 4 ? 'Next' : 'Done' }).press('Enter')
    }
    await expect(tour).toHaveCount(0)
    await expect(opener).toBeFocused()
  })

test('the tour is skipped by Escape from anywhere, and begins again from the list of keys', async ({
  page,
}) => {
  const playground = await Playground.firstVisit(page)
  const tour = page.getByRole('dialog', { name: 'Tour' })
  await playground.button('Show me around').click()
  await playground.button('Play').first().focus()
  await page.keyboard.press('Escape')
  await expect(tour).toHaveCount(0)
  await page.keyboard.press('?')
  await page.getByRole('button', { name: 'Take the tour' }).click()
  await expect(tour.getByRole('heading')).toHaveText('The code')
  await tour.getByRole('button', { name: 'Skip the tour' }).click()
  await expect(tour).toHaveCount(0)
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
  for (const name of names) {
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
    await playground.button('Show me around').click()
    await page.getByRole('dialog', { name: 'Tour' }).waitFor()
    expect(await violations(page)).toEqual([])
    await page.keyboard.press('Escape')
    await page.locator('[data-term="pool"]').click()
    await page.getByRole('status', { name: 'What it means' }).waitFor()
    expect(await violations(page)).toEqual([])
  })
})
