import { expect } from '@playwright/test'
import { WHOLE } from '../../apps/tracer/src/testing/whole.ts'
import { cutOff } from '../support/cutOff.ts'
import { Lesson } from '../support/lesson.ts'
import { test } from '../support/test.ts'
import { violations } from '../support/violations.ts'

/** `slider`: one that changes what is shown. `moves`: whether the picture follows the cursor. */
const LESSONS = [
  { name: 'stack', title: 'Call stack', slider: 'Arguments', moves: false },
  { name: 'pool', title: 'Thread pool', slider: 'Calls', moves: true },
  { name: 'keep-alive', title: 'What keeps it alive', slider: 'Other work', moves: true },
  { name: 'zalgo', title: 'Now or later', slider: 'Count', moves: true },
  { name: 'phases', title: 'Phases', slider: 'Callbacks', moves: true },
  { name: 'workers', title: 'Worker threads', slider: 'Additions of each', moves: true },
  { name: 'layers', title: 'Layers of Node', slider: 'JavaScript goes on for', moves: true },
] as const

const DESKTOP = { width: 1440, height: 900 }
const PHONE = { width: 390, height: 844 }

/** They share one page: what is the same of all is tried on one whose picture stands still and one whose picture moves. */
const [STILL, MOVING] = LESSONS
const SOME: readonly (typeof LESSONS)[number][] = WHOLE ? LESSONS : [STILL, MOVING]

// axe is put into the page as a script, which its content security policy forbids.
test.use({ bypassCSP: true })

for (const { name, title, slider, moves } of LESSONS) {
  test(`${name}: from the gallery, predicted, run, slid, stepped, and opened in the playground`, async ({
    page,
  }) => {
    await page.goto('/demos')
    await page
      .getByRole('list', { name: 'Demos' })
      .getByRole('link', { name: new RegExp(`^${title}`) })
      .click()
    const lesson = new Lesson(page)
    await expect(page).toHaveTitle(`${title} - Demos - Loopscope`)
    await expect(lesson.now).toContainText('nothing has run yet')

    await lesson.choices.last().click()
    await expect(lesson.answer).toContainText(/^(?:As you said|Not as you said)\./)
    await lesson.hasRun()
    await expect(page.locator('[data-really="true"]')).toHaveCount(1)
    const { names } = await lesson.streak()
    expect(names).toEqual([expect.stringMatching(new RegExp(`^${name}/[a-z-]+@\\d+$`))])

    const before = await lesson.hasRun()
    await page.getByRole('slider', { name: slider, exact: true }).press('ArrowRight')
    await expect(lesson.now).not.toHaveText(before)
    await expect(page).toHaveURL(/\?/)
    await page.reload()
    await lesson.button('Run').click()
    await lesson.hasRun()

    if (moves) {
      const last = await lesson.position.getAttribute('max')
      await expect(lesson.position).toHaveValue(last ?? '')
      await lesson.button('First step').click()
      await expect(lesson.position).toHaveValue('0')
      await lesson.button('Step forward').click()
      await expect(lesson.position).toHaveValue('1')
    }
    const puzzles = page.getByRole('region', { name: /^Two puzzles/ }).getByRole('link')
    for (const link of await puzzles.all())
      expect((await page.request.get((await link.getAttribute('href')) ?? '')).status()).toBe(200)

    const program = await page.getByRole('region', { name: 'Code' }).textContent()
    expect(program?.length).toBeGreaterThan(100)
    const out = page.getByRole('link', { name: 'Open in playground' })
    await expect(out).toHaveAttribute('href', /^\/#/)
    if (!SOME.some((one) => one.name === name)) return
    await out.click()
    await expect(page.getByRole('region', { name: 'Editor' })).toBeVisible()
    await lesson.button('Run').click()
    await expect(page.getByRole('status', { name: 'Outcome' })).toContainText('Finished')
  })
}

// In the short form every second lesson.
for (const [turn, { name }] of LESSONS.entries()) {
  if (!WHOLE && turn % 2 === 0) continue
  test(`${name}: nothing for axe to say, and nothing cut off or beyond the edge, from the smallest phone to a desktop`, async ({
    page,
  }) => {
    await page.setViewportSize(DESKTOP)
    const lesson = await Lesson.open(page, name)
    // In the short form each of both sizes is asked for one of both states, by turns.
    const isSound = async (state: number) => {
      for (const size of [DESKTOP, PHONE].filter((_, i) => WHOLE || (i + state) % 2 === 0)) {
        await page.setViewportSize(size)
        expect.soft(await violations(page), `${size.width} px`).toEqual([])
      }
      expect.soft(await cutOff(page)).toEqual([])
    }
    const settings = page.getByRole('region', { name: 'Settings' })
    const place = async () => (await settings.boundingBox())?.y
    const before = await place()
    await isSound(0)
    await lesson.choices.first().click()
    await expect(lesson.answer).toContainText(/^(?:As you said|Not as you said)\./)
    await isSound(1)
    await page.setViewportSize(DESKTOP)
    expect.soft(await place(), 'settings stay where they were').toBe(before)
    const code = page.getByRole('region', { name: 'Code' })
    expect.soft(await code.evaluate((it) => it.scrollWidth - it.clientWidth)).toBe(0)
  })
}

for (const { name, moves } of SOME) {
  test(`${name}: by key alone`, async ({ page }) => {
    const lesson = await Lesson.open(page, name)
    await lesson.choices.first().focus()
    await page.keyboard.press('Enter')
    await expect(lesson.answer).toContainText(/^(?:As you said|Not as you said)\./)
    await lesson.button('Ask again').focus()
    await page.keyboard.press('Enter')
    await expect(lesson.answer).toHaveText('Choose, and it is run.')
    const tabs = page.getByRole('tablist', { name: 'Questions' }).getByRole('tab')
    await tabs.first().focus()
    await page.keyboard.press('ArrowRight')
    await expect(tabs.nth(1)).toBeFocused()
    await expect(tabs.nth(1)).toHaveAttribute('aria-selected', 'true')
    if (moves) {
      // Arrows, Home and End are the tabs' own while one of them has the focus.
      await lesson.button('Run').focus()
      await page.locator('body').press('Home')
      await expect(lesson.position).toHaveValue('0')
      await page.locator('body').press('End')
      await expect(lesson.position).toHaveValue((await lesson.position.getAttribute('max')) ?? '')
    }
    await page.locator('body').press('?')
    await expect(page.getByRole('dialog', { name: 'Keys' })).toContainText('Ctrl')
    await page.keyboard.press('Escape')
    await expect(page.getByRole('dialog', { name: 'Keys' })).toBeHidden()
  })

  test(`${name}: every statement of the notes is run where it stands`, async ({ page }) => {
    await Lesson.open(page, name)
    const notes = page.getByRole('region', { name: 'The notes say, and what is so' })
    const ask = notes.getByRole('button', { name: 'Run what shows it' })
    for (let left = await ask.count(); left > 0; left = await ask.count()) {
      await ask.first().click()
      await expect.poll(() => ask.count()).toBeLessThan(left)
    }
    const rows = notes.getByRole('listitem')
    for (const row of await rows.all())
      await expect(row).toContainText(/Holds\.|In part\.|Not so\./)
    // The picture shows the run of the last one by now.
    if (name === MOVING.name)
      await expect(rows.first()).toContainText(
        'Seen in another run (UV_THREADPOOL_SIZE: 4 threads, ',
      )
  })
}

test('on a phone on its side the answers, and then the verdict and the head of the picture, are seen without scrolling', async ({
  page,
}) => {
  await page.setViewportSize({ width: 844, height: 390 })
  await page.goto('/demos/pool')
  const lesson = new Lesson(page)
  const timeline = page.getByRole('region', { name: 'Timeline' })
  await expect(lesson.choices.last()).toBeInViewport({ ratio: 1 })
  await expect(timeline).toBeHidden()
  await lesson.choices.last().click()
  await expect(lesson.answer).toContainText(/^(?:As you said|Not as you said)\./)
  const { y } = (await timeline.boundingBox()) ?? { y: 0 }
  const answer = await lesson.answer.boundingBox()
  expect((answer?.y ?? 0) + (answer?.height ?? 0)).toBeLessThanOrEqual(y)
  const picture = await page.locator('.lesson-picture').boundingBox()
  expect(picture?.y).toBeLessThan(y - 80)
  // The rest of it is below the edge, which says so.
  await expect(page.locator('.lesson-transport')).toHaveCSS('opacity', '1', { pseudo: 'before' })
})

test('a run that takes a while is drawn while it goes on', async ({ page }) => {
  await page.goto('/demos/pool?work=100&jobs=16&size=1')
  const lesson = new Lesson(page)
  await lesson.button('Run').click()
  await expect(lesson.now).toHaveText(/^\d+ of 16 calls (is|are) answered; 1 job has a thread\.$/)
  await expect(page.getByText(/^Running, on Node \d+\.\d+\.\d+$/)).toBeVisible()
  await expect(page.locator('.pool-bar[data-state="running"]')).toHaveCount(1)
  await lesson.hasRun()
  await expect(lesson.now).toContainText('at most 1 at once, all done after')
  await expect(page.locator('.pool-bar[data-state="running"]')).toHaveCount(0)
})

test('without the service a recorded run is shown and says so, and what was run stays', async ({
  page,
}) => {
  const lesson = await Lesson.open(page, 'pool')
  await page.route('**/api/runs', (route) => route.abort())
  await lesson.button('Run').click()
  await expect(
    page.getByText(/^Recorded: Node \d+\.\d+\.\d+, Linux .*, \d{4}-\d\d-\d\d$/),
  ).toBeVisible()
  await expect(page.getByRole('alert')).toContainText('this browser cannot reach it')
  await lesson.choices.first().click()
  await expect(lesson.answer).toContainText('Not as you said.')
  const shown = await lesson.now.textContent()
  await page.getByRole('slider', { name: 'Calls', exact: true }).press('ArrowLeft')
  await expect(page.getByRole('alert')).toContainText('No recorded run has these settings.')
  await expect(lesson.now).toHaveText(shown ?? '')
  await page.unroute('**/api/runs')
  await lesson.button('Run').click()
  await lesson.hasRun()
  await expect(page.getByRole('alert')).toHaveCount(0)
})

test('a slider that is dragged asks for one run at a time, and ends with the picture of where it ends', async ({
  page,
}) => {
  const lesson = await Lesson.open(page, 'stack')
  await lesson.button('Run').click()
  await lesson.hasRun()
  const slider = page.getByRole('slider', { name: 'Arguments', exact: true })
  await slider.focus()
  for (let i = 0; i < 12; i++) await page.keyboard.press('ArrowRight')
  await expect(slider).toHaveValue('12')
  const measured = page.getByRole('list', { name: 'Measured on this page' }).getByRole('listitem')
  await expect(measured.first()).toContainText('calls itself, 12 arguments')
  await expect(page).toHaveURL(/\?args=12$/)
  const runs = await page.evaluate(() =>
    performance
      .getEntriesByType('resource')
      .filter(({ name }) => name.endsWith('/api/runs'))
      .map((entry) => entry as PerformanceResourceTiming)
      .map(({ startTime, responseEnd }) => ({ startTime, responseEnd })),
  )
  expect(runs.length).toBeGreaterThanOrEqual(2)
  for (const [i, { startTime }] of runs.entries())
    expect(startTime).toBeGreaterThanOrEqual(runs[i - 1]?.responseEnd ?? 0)
})
