import { expect, type Locator, type Page } from '@playwright/test'
import { Demo, isAlive } from '../support/demo.ts'
import { test } from '../support/test.ts'
import { violationsInLooks } from '../support/violations.ts'

// Real load, one run at a time on this machine: a test may wait for another's.
test.setTimeout(120_000)
// axe is put into the page as a script, which its content security policy forbids.
test.use({ bypassCSP: true })

test.afterEach(async ({ page }) => {
  if (!page.isClosed() && new URL(page.url()).protocol !== 'about:') await new Demo(page).end()
})

const LONG = { timeout: 60_000 }

async function start(page: Page): Promise<Demo> {
  await page.goto('/demos/autocannon')
  const demo = new Demo(page)
  await demo.button('Start').click()
  await expect(demo.process('native-http')).toContainText('listening', LONG)
  return demo
}

async function choose(page: Page, name: string, value: string): Promise<void> {
  await page.getByRole('combobox', { name, exact: true }).selectOption({ label: value })
}

async function step(page: Page, name: string, by: 'Fewer' | 'More', times: number): Promise<void> {
  const button = page.getByRole('button', { name: `${by}: ${name}` })
  for (let left = times; left > 0; left--) await button.click()
}

const run = (page: Page): Locator => page.getByRole('button', { name: 'Run load' })

test('A/B ends with a ratio, its range and what failed, and can be found again and sent as a link', {
  tag: '@whole',
}, async ({ page }) => {
  const demo = await start(page)
  await page.getByRole('tab', { name: 'A/B' }).click()
  await choose(page, 'A', 'direct')
  await choose(page, 'B', 'Node gzip')
  await step(page, 'Rounds', 'Fewer', 1)
  await step(page, 'Seconds each', 'Fewer', 1)
  await step(page, 'Warm-up, s', 'Fewer', 1)
  await run(page).click()
  await expect(page.getByText('medians of 2 pairs; pair by pair')).toBeVisible(LONG)
  await expect(page.getByRole('status', { name: 'Ratio' })).toContainText(/^\d+\.\d\d ×$/)
  // Compressing 40 KB for each answer is some fifty times the work of answering "ok": on any machine.
  await expect(
    page.getByText('Every round of B is below every round of A.', { exact: true }),
  ).toBeVisible()
  const table = page.getByRole('table', { name: /^A and B/ })
  await expect(table.getByRole('row')).toHaveCount(3)
  await expect(table).toContainText('lost')
  await expect(demo.figures).toContainText('p99.9')
  // What it was made for, and not what its last part says by itself.
  await expect(demo.now).toContainText(
    /^B \(Node gzip\) answered \d+\.\d\d × as often as A \(direct\): \d.* in 2 pairs; all 2xx, no errors, none lost\.$/,
  )
  for (const side of ['A, direct', 'B, Node gzip'])
    await expect(demo.figures.getByRole('heading', { name: `${side}: round 2 of 2` })).toBeVisible()
  await expect(demo.figures).toContainText('still under way when the time was over')
  await expect(run(page)).toBeVisible(LONG)

  await demo.event(/part 1 of 4/).click()
  await expect(page.getByText('No pair of rounds is over yet.')).toBeVisible()
  await demo.button('Share').click()
  await demo.button('Create link').click()
  const link = await page.getByRole('textbox', { name: 'Link' }).inputValue()
  await page.keyboard.press('Escape')
  await demo.end()
  await page.goto(link)
  await expect(page.getByText('No pair of rounds is over yet.')).toBeVisible()
  await demo.event(/B \(Node gzip\) answered/).click()
  await expect(page.getByText('medians of 2 pairs; pair by pair')).toBeVisible()
})

test('a run that waits for that of another visitor shows its place, and begins after it', {
  tag: '@whole',
}, async ({ page, browser }) => {
  await start(page)
  const other = await (await browser.newContext()).newPage()
  try {
    await start(other)
    await step(page, 'Seconds', 'More', 10)
    await run(page).click()
    await expect(new Demo(page).process('runner')).toContainText('sending', LONG)
    await step(other, 'Seconds', 'Fewer', 4)
    await run(other).click()
    await expect(other.getByRole('status', { name: 'Queue' })).toContainText(
      /Waiting: \d+ load runs?/,
    )
    await page.keyboard.press('Escape')
    await expect(new Demo(other).event(/The run is over/)).toBeVisible(LONG)
    await expect(other.getByRole('status', { name: 'Queue' })).toHaveCount(0)
    await new Demo(other).end()
  } finally {
    await other.context().close()
  }
})

test('a page that is closed in the middle of a run leaves no generator', async ({ page }) => {
  const demo = await start(page)
  await step(page, 'Seconds', 'More', 10)
  await run(page).click()
  await expect(demo.process('runner')).toContainText('sending', LONG)
  const name = (await demo.process('runner').getAttribute('aria-label')) ?? ''
  const pid = Number(/pid (\d+)/.exec(name)?.[1])
  expect(await isAlive(pid)).toBe(true)
  await page.close()
  await expect.poll(() => isAlive(pid)).toBe(false)
})

test('nobody listens: the errno of this system, and no rate without the errors', async ({
  page,
}) => {
  const demo = await start(page)
  await choose(page, 'Target', 'nobody listens')
  await run(page).click()
  await demo.event(/The run ended itself/).click(LONG)
  await page.getByRole('button', { name: 'Why now?' }).click()
  await expect(page.getByRole('region', { name: 'Why now', exact: true })).toContainText(
    /ECONNREFUSED, errno -\d+ on this system/,
  )
  await expect(page.getByRole('region', { name: 'Topology' })).toContainText(
    /ECONNREFUSED, errno -\d+/,
  )
})

test('a recorded session shows the three answers to one stall, at every size without a violation', async ({
  page,
}) => {
  await page.goto('/demos/autocannon')
  const demo = new Demo(page)
  await demo.playRecorded()
  await page.getByRole('tab', { name: 'Stalled server' }).click()
  await demo.position.press('End')
  const topology = page.getByRole('region', { name: 'Topology' })
  for (const words of ['p99 of the closed loop', 'corrected', 'p99 of an open loop'])
    await expect(topology).toContainText(words)
  // Told when A/B is over and its generator has not exited: another tab's sentence is of its own run all the same.
  await demo
    .event(/as often as A/)
    .first()
    .click()
  await expect(demo.now).toContainText('as often as A')
  await page.getByRole('tab', { name: 'Single run' }).click()
  // Not "Now": the transport, the processes and the events are at a later moment.
  await expect(demo.now).toHaveCount(0)
  const told = page.getByRole('status', { name: /^Run \d+, over at$/ })
  await expect(told).toContainText(/^The run is over/)
  for (const [i, tab] of ['Single run', 'A/B', 'Stalled server'].entries()) {
    await page.getByRole('tab', { name: tab }).click()
    expect.soft(await violationsInLooks(page, i), tab).toEqual([])
  }
})

test('a phone and a small window show every table of the load runs whole', async ({ page }) => {
  await page.goto('/demos/autocannon')
  const demo = new Demo(page)
  await demo.playRecorded()
  await demo.position.press('End')
  for (const tab of ['Single run', 'A/B', 'Stalled server']) {
    await page.getByRole('tab', { name: tab }).click()
    await page.locator('details.load-windows').evaluate((all: HTMLDetailsElement) => {
      all.open = true
    })
    await expect(page.getByRole('group', { name: 'The figures of each window' })).toBeVisible()
    for (const width of [390, 320]) {
      await page.setViewportSize({ width, height: 844 })
      await expect(page.getByRole('img', { name: /^from [\d,]+ to / })).toHaveCount(
        tab === 'A/B' ? 2 : 0,
      )
      expect.soft(await sideways(page), `${tab} ${width}`).toEqual([])
    }
    await page.setViewportSize({ width: 1024, height: 768 })
    expect.soft(await sideways(page), `${tab} in a small window`).toEqual([])
  }
})

/** What of the page has to be scrolled sideways to be read. */
function sideways(page: Page): Promise<string[]> {
  return page.locator('.lab-page :is(div, section, table)').evaluateAll((all) =>
    all
      .filter(({ scrollWidth, clientWidth }) => clientWidth > 0 && scrollWidth > clientWidth + 1)
      .filter((element) => /auto|scroll/.test(getComputedStyle(element).overflowX))
      .map((element) => element.className),
  )
}
