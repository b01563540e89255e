import { execFileSync } from 'node:child_process'
import { expect, type Page } from '@playwright/test'
import { Demo, isAlive } from '../support/demo.ts'
import { Lesson } from '../support/lesson.ts'
import { test } from '../support/test.ts'
import { violationsInLooks } from '../support/violations.ts'

// Real processes are started and ended at almost every line.
test.setTimeout(180_000)
// axe is put into the page as a script, which its content security policy forbids.
test.use({ bypassCSP: true })

test.afterEach(async ({ page }) => {
  if (new URL(page.url()).protocol !== 'about:') await new Demo(page).end()
})

const LONG = { timeout: 60_000 }
const KINDS = ['worker thread', 'forked child', 'spawned child', 'cluster worker'] as const
const ALL = ['parent', ...KINDS]

async function start(page: Page): Promise<Demo> {
  const demo = await Demo.open(page, 'processes')
  await demo.button('Start').click()
  await allRun(demo)
  return demo
}

async function allRun(demo: Demo): Promise<void> {
  for (const id of ALL) await expect(demo.process(id)).toContainText('running', LONG)
}

async function pidOf(demo: Demo, id: string): Promise<number> {
  const name = (await demo.process(id).getAttribute('aria-label')) ?? ''
  return Number(/pid (\d+)/.exec(name)?.[1])
}

const tab = (page: Page, name: string) => page.getByRole('tab', { name, exact: true })
const result = (page: Page) => page.getByRole('status', { name: 'Result' })
const row = (page: Page, name: string | RegExp) =>
  page.locator('#instances').getByRole('row').filter({ hasText: name })

test('from the gallery: predicted, measured, sent, shared and crashed, and each moment can be gone back to', async ({
  page,
}) => {
  await page.goto('/demos')
  await page
    .getByRole('list', { name: 'Demos' })
    .getByRole('link', { name: /^Processes/ })
    .click()
  await expect(page).toHaveTitle('Processes, threads, cluster - Demos - Loopscope')
  const demo = await start(page)
  expect(await pidOf(demo, 'worker thread')).toBe(await pidOf(demo, 'parent'))
  expect(new Set(await demo.pids()).size).toBe(4)
  await expect(page.getByRole('region', { name: 'Session' })).toContainText('4 processes')

  await demo.button('In the notes').click()
  const told = page.getByRole('complementary', { name: 'In the notes' }).getByText(/^ps -o/)
  const [ps = '', ...words] = ((await told.textContent()) ?? '').split(' ')
  const rows = execFileSync(ps, words, { encoding: 'utf8' }).trim().split('\n').slice(1)
  expect(rows.map((line) => Number(line.trim().split(/ +/)[0])).toSorted()).toEqual(
    [...new Set(await demo.pids())].toSorted(),
  )
  await page.keyboard.press('Escape')

  await page.getByRole('button', { name: '1, always' }).click()
  await expect(result(page)).toContainText('As you said. It read 1, 1, 1, 1.', LONG)
  await expect(tab(page, 'What is shared')).toHaveAttribute('aria-selected', 'true')
  await expect
    .poll(() => new Lesson(page).streak())
    .toEqual({ streak: 1, names: [expect.stringMatching(/^processes\/global@\d+$/)] })
  await expect(row(page, 'A SharedArrayBuffer')).toContainText('it wrote 42, the parent reads 42')
  await expect(row(page, 'A port')).toContainText('EADDRINUSE')

  await tab(page, 'What they cost').click()
  await page.getByRole('slider', { name: 'Times' }).press('Home')
  await demo.button('Measure').click()
  await expect(page.getByText('4 trials')).toBeVisible(LONG)
  await expect(demo.figures.getByRole('row')).toHaveCount(5)
  for (const kind of KINDS) await expect(demo.figures).toContainText(kind)
  await expect(demo.button('Measure')).toBeVisible(LONG)

  await tab(page, 'Values').click()
  await page.getByRole('radio', { name: 'advanced' }).click()
  await demo.button('Send values').click()
  await expect(row(page, 'new Point()')).toContainText('becomes { x: 1 }')
  await expect(row(page, 'Map')).toContainText('as it was')
  await expect(demo.button('Send values')).toBeVisible(LONG)

  const forked = await pidOf(demo, 'forked child')
  await demo.process('forked child').getByRole('button', { name: 'Kill' }).click()
  await expect(demo.process('forked child')).toContainText('killed by SIGKILL')
  expect(await isAlive(forked)).toBe(false)
  await expect(row(page, 'SIGKILL')).toContainText('lives on')
  await demo.process('forked child').getByRole('button', { name: 'Restart' }).click()
  await allRun(demo)
  expect(await pidOf(demo, 'forked child')).not.toBe(forked)

  await page.getByRole('switch', { name: 'Listen to the worker thread’s error' }).click()
  await expect(demo.event('Nothing listens').first()).toBeVisible()
  const pids = await demo.pids()
  await demo.process('worker thread').getByRole('button', { name: 'Throw' }).click()
  await expect(demo.event(/Nobody lives on/).first()).toBeVisible(LONG)
  for (const pid of pids) expect([pid, await isAlive(pid)]).toEqual([pid, false])
  await page.getByRole('button', { name: 'Why now?' }).click()
  await expect(page.getByRole('region', { name: 'Why now', exact: true })).toContainText(
    'Nobody listened, so it was thrown in the parent',
  )

  const notes = page.getByRole('region', { name: 'The notes say, and what is so' })
  await expect(notes.getByRole('listitem')).toHaveCount(4)
  for (const item of await notes.getByRole('listitem').all())
    await expect(item).toContainText(/Holds\.|In part\./)
  const puzzles = page.getByRole('region', { name: /^Two puzzles/ }).getByRole('link')
  await expect(puzzles).toHaveCount(3)
  for (const link of await puzzles.all())
    expect((await page.request.get((await link.getAttribute('href')) ?? '')).status()).toBe(200)

  const after = await demo.moment()
  await demo.event('SIGKILL is sent to the forked child').click()
  await expect(demo.process('parent')).toContainText('running')
  expect(await demo.moment()).not.toEqual(after)
  const before = await demo.moment()
  await demo.button('Share').click()
  await demo.button('Create link').click()
  const link = await page.getByRole('textbox', { name: 'Link' }).inputValue()
  await page.keyboard.press('Escape')
  await demo.end()
  await page.goto(link)
  await expect(demo.process('parent')).toContainText('running')
  expect(await demo.moment()).toEqual(before)
})

test('by key alone', async ({ page }) => {
  const demo = await Demo.open(page, 'processes')
  await demo.button('Start').focus()
  await page.keyboard.press('Enter')
  await allRun(demo)
  await tab(page, 'What they cost').focus()
  await page.keyboard.press('ArrowLeft')
  await expect(tab(page, 'Crashes')).toBeFocused()
  await expect(page).toHaveURL(/\?tab=crashes$/)
  const exit = demo.process('worker thread').getByRole('button', { name: 'Exit' })
  await exit.focus()
  await page.keyboard.press('Enter')
  await expect(demo.process('worker thread')).toContainText('exited with code 1')
  await expect(demo.process('parent')).toContainText('running')
  await demo.process('worker thread').getByRole('button', { name: 'Restart' }).focus()
  await page.keyboard.press('Enter')
  await allRun(demo)
  await demo.button('Stop').focus()
  await page.keyboard.press('Enter')
  await expect(demo.button('Start')).toBeVisible()
  await page.locator('body').press('Home')
  await expect(demo.position).toHaveValue('0')
  await page.locator('body').press('End')
  await expect(demo.position).toHaveValue((await demo.position.getAttribute('max')) ?? '')
})

test('a recorded session says where and when, with nothing for axe to say and nothing beyond the edge', async ({
  page,
}) => {
  const demo = await Demo.open(page, 'processes')
  for (const turn of [0, 1]) expect.soft(await violationsInLooks(page, turn), 'empty').toEqual([])
  await demo.playRecorded()
  await expect(
    page.getByText(/^A recorded session of \d+ \w+ \d{4}, on Node [\d.]+, \w+, \d+ cores?\./),
  ).toBeVisible()
  await demo.position.press('End')
  for (const [i, name] of ['What they cost', 'Values', 'What is shared', 'Crashes'].entries()) {
    await tab(page, name).click()
    expect.soft(await violationsInLooks(page, i), name).toEqual([])
    if (name !== 'Values') continue
    // What cannot be set says what the table is of.
    await expect(page.getByRole('radio', { name: 'advanced' })).toBeChecked()
    // In its head, and on a phone, where it has none, in each row.
    await expect(page.getByRole('row', { name: /forked child,? “advanced”/ }).first()).toBeVisible()
  }
})
