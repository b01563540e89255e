import { expect } from '@playwright/test'
import { Playground } from './support/playground.ts'
import { test } from './support/test.ts'
import { violations } from './support/violations.ts'

/** What is in sight at the first visit. */
const LINES = ['1', '2', '3', '4']

test('a first visit asks about a recorded run, without the service, and hides what comes', async ({
  page,
}) => {
  const asked: string[] = []
  page.on('request', (request) => {
    if (request.method() !== 'GET') asked.push(request.url())
  })
  const playground = await Playground.firstVisit(page)
  await expect(playground.coming).toContainText('4 was just printed. Which comes next, 5 or 6?')
  expect((await playground.lines()).map(({ text }) => text)).toEqual(LINES)
  await expect(page.getByRole('status', { name: 'Now' })).toHaveText(
    'Poll runs the readFile callback from line 7. It has just scheduled a setImmediate on line 10.',
  )
  await expect(page.locator('.now-meta')).toContainText(/Recorded on \d+ \w+ \d{4}, Node 24/)
  await expect(page.getByText(/\bempty\b/)).toHaveCount(0)
  for (const name of ['Step', 'Play', 'Write your own'])
    await expect(playground.coming.getByRole('button', { name })).toBeVisible()
  expect(asked).toEqual([])

  // Why takes the place of the ring on a phone, and gives it back.
  await page.setViewportSize({ width: 390, height: 844 })
  await page.getByRole('button', { name: 'Why now?' }).click()
  const ring = page.locator('.ring-svg')
  await expect(ring).toBeHidden()
  await expect(page.getByRole('region', { name: 'Why now' })).toBeInViewport()
  await expect(page.getByRole('button', { name: 'Back to the ring' })).toBeInViewport({ ratio: 1 })
  await page.getByRole('button', { name: 'Back to the ring' }).click()
  await expect(ring).toBeVisible()
})

test('the answer is given by the recording, and Why says why; nothing more is hidden at the end', async ({
  page,
}) => {
  const playground = await Playground.firstVisit(page)
  await playground.coming.getByRole('button', { name: '5', exact: true }).click()
  const answer = page.getByRole('status', { name: 'Your answer' })
  const reason =
    'Not 5. Check runs what setImmediate queued, after Poll in each turn. The timer on line 9 is due but waits: Timers comes after Check.'
  await expect(answer).toHaveText(reason)
  expect((await playground.lines()).map(({ text }) => text)).toEqual([...LINES, '6'])
  // A step further within the same callback Why says something else, which is no reason of the answer.
  const { position } = playground
  const answered = Number(await position.inputValue())
  await page.keyboard.press('ArrowRight')
  await expect(position).toHaveValue(String(answered + 1))
  await expect(answer).toHaveText(reason)
  // Of what runs next another rule is told: the answer is not about it.
  await playground.coming.getByRole('button', { name: 'To the next line' }).click()
  await expect(page.getByRole('status', { name: 'Now' })).toContainText(
    'Timers runs the setTimeout',
  )
  expect(await playground.texts()).toBe('1 2 3 4 6 5')
  await expect(page.getByRole('status', { name: 'Your answer' })).toHaveCount(0)
  await expect(playground.coming).toContainText(
    /5 was just printed\. It had been due for .* Check ran the setImmediate callback from line 10 first: Timers comes last in each turn\.To the end/,
  )
  await page.keyboard.press('End')
  expect(await playground.texts()).toBe('1 2 3 4 6 5')
  const why = page.getByRole('region', { name: 'Why now' })
  await expect(why).toContainText('The loop had nothing left to do.')
  await expect(why).toContainText(
    'Go to a line of the console, or to a callback in the lanes, to see why it ran.',
  )
  await expect(playground.outcome).toContainText('Finished')
})

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 } })
  test('the question carries the lines of the program that it is about, and its answer comes into view', async ({
    page,
  }) => {
    const playground = await Playground.firstVisit(page)
    const choices = playground.coming.getByRole('group', { name: 'Your prediction' })
    await expect(choices.getByRole('button')).toHaveText([
      '5setTimeout(() => console.log(5), 0);',
      '6setImmediate(() => console.log(6));',
      'Show me',
    ])
    await page.mouse.move(195, 600)
    await page.mouse.wheel(0, 60)
    await choices.getByRole('button', { name: '6', exact: true }).click()
    await expect(page.getByRole('status', { name: 'Your answer' })).toBeInViewport({ ratio: 1 })
  })
})

test('from the first visit to the first right answer in a puzzle without typing', async ({
  page,
}) => {
  const playground = await Playground.firstVisit(page)
  await playground.coming.getByRole('button', { name: '6', exact: true }).click()
  await expect(page.getByRole('status', { name: 'Your answer' })).toHaveText(/^Right\./)
  await playground.coming.getByRole('link', { name: 'Take a puzzle' }).click()
  await page.getByRole('button', { name: 'immediate' }).click()
  await page.getByRole('button', { name: 'Check' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText(/^Right/)
})

test('after an own run the page opens with what was left, not with the welcome', async ({
  page,
}) => {
  const playground = await Playground.firstVisit(page)
  await playground.run()
  await expect(playground.coming).toHaveCount(0)
  expect(await playground.texts()).toBe('1 2 3 4 6 5')
  await page.reload()
  await playground.editorIsHere()
  await expect(playground.coming).toHaveCount(0)
})

test('where the recording does not come, the page is as before the first run', async ({ page }) => {
  await page.route(/\.ndjson$/, (route) => route.abort())
  await page.goto('/')
  await page.locator('#shell').waitFor({ state: 'detached' })
  await expect(page.getByText('Nothing has run yet.')).toBeVisible()
})

test.describe('without the content policy, which axe cannot work under', () => {
  test.use({ bypassCSP: true, contextOptions: { reducedMotion: 'reduce' } })
  test('the first visit has no flaw that the rules of WCAG tell, on a phone either', async ({
    page,
  }) => {
    await Playground.firstVisit(page)
    expect(await violations(page)).toEqual([])
    await page.setViewportSize({ width: 390, height: 844 })
    expect(await violations(page)).toEqual([])
  })
})
