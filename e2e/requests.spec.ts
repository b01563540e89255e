import { expect, type Page } from '@playwright/test'
import { Playground } from './support/playground.ts'
import { sharePage, test } from './support/test.ts'

/** Which column has which figure. */
const WAITED = 6
const HELD = 7

const table = (page: Page) => page.getByRole('group', { name: 'Requests' })
const rows = (page: Page) => table(page).locator('tbody tr')

test.describe('a server of 158 lines', () => {
  const server = sharePage(async (page) => {
    const playground = await Playground.open(page)
    await page.getByRole('button', { name: 'Examples' }).click()
    await page.getByRole('menuitem', { name: /A server whose requests wait/ }).click()
    await playground.run()
    await expect(playground.outcome).toContainText('exit code 0')
    return playground
  })

  // What an earlier test has opened over the lanes, or in their place.
  test.beforeEach(async () => {
    for (const name of [/^Requests/, 'Sums']) {
      const opened = server().page.getByRole('button', { name, pressed: true })
      if (await opened.isVisible()) await opened.click()
    }
  })

  test('an engineer finds the request that was held, and what held it', async () => {
    const { page } = server()
    await page.getByRole('button', { name: /^Requests 12$/ }).click()
    await expect(rows(page)).toHaveCount(12)
    const said = page.getByRole('status', { name: 'Request', exact: true })
    await expect(said).toContainText('12 requests: 6 in, 6 out.')

    // A wait may be longer than its request took: the headings say what each figure counts.
    await expect(table(page).getByRole('columnheader')).toHaveText([
      '#',
      'Request',
      'Status',
      'Began ms',
      'Took mssince it began',
      'Ran msits callbacks',
      'Waited msalso before it began',
      'Held by',
      'Lane',
    ])
    const waited = table(page).getByRole('columnheader', { name: 'Waited ms' })
    await waited.getByRole('button').click()
    await expect(waited).toHaveAttribute('aria-sort', 'descending')
    const figures = await rows(page)
      .locator(`td:nth-child(${WAITED + 1})`)
      .allTextContents()
    const sorted = figures.map((text) => Number(text.replace(/[^\d.]/g, '')))
    expect(sorted).toEqual(sorted.toSorted((a, b) => b - a))

    // Whichever waited for it: the report held the loop for 100 ms and more.
    const held = rows(page)
      .filter({ hasText: /\d ms behind GET \/report/ })
      .first()
    await held.getByRole('button').first().click()
    await expect(said).toContainText(
      // By when it came: the listener, or what it goes on with after its first await.
      /It (?:waited|may have waited up to) .* behind (?:the 'request' listener \(line 118\)|the code after await on line 125), which belongs to GET \/report\./,
    )
    await expect(held).toHaveAttribute('data-selected', 'true')

    // The way to what held it.
    await held
      .locator(`td:nth-child(${HELD + 1})`)
      .getByRole('button')
      .click()
    await expect(page.getByRole('status', { name: 'Now' })).toContainText(
      "'request' listener (line 118)",
    )

    // Wherever another order puts it, it is in sight.
    for (const name of ['#', 'Took ms', 'Status']) {
      await table(page).getByRole('columnheader', { name }).getByRole('button').click()
      // Of a table that is wider than its pane, its name.
      const chosen = page.locator('.requests tr[data-selected="true"] th')
      await expect(chosen).toBeInViewport({ ratio: 1 })
    }
  })

  test('all that belongs to a request is lit, and Escape puts it out', async () => {
    const { page } = server()
    await page.getByRole('button', { name: /^Requests/ }).click()
    const row = rows(page).filter({ hasText: /^\d+InPOST \/orders/ })
    await row.getByRole('button').first().click()
    const lit = page.getByRole('region', { name: 'Console' }).locator('[data-lit="true"]')
    await expect(lit).toHaveCount(1)
    await expect(lit).toContainText('POST /orders')
    await page.keyboard.press('Escape')
    await expect(lit).toHaveCount(0)
  })

  test('what is searched for is lit everywhere, and Enter goes from one to the next', async () => {
    const { page } = server()
    await page.getByRole('button', { name: 'Run', exact: true }).press('/')
    const field = page.getByRole('searchbox', { name: 'Find in console, lanes and requests' })
    await field.fill('get /report')
    const found = page.getByRole('status', { name: 'Found' })
    await expect(found).toHaveText('3')
    const lit = page.getByRole('region', { name: 'Console' }).locator('[data-lit="true"]')
    await expect(lit).toHaveCount(1)
    await field.press('Enter')
    await expect(found).toHaveText('1 of 3')
    const bar = page.getByRole('search', { name: 'Find' })
    await expect(bar).toContainText('GET /report, in')
    await expect(page.getByRole('status', { name: 'Now' })).toContainText("'request' listener")
    await field.press('Enter')
    await expect(found).toHaveText('2 of 3')
    await expect(bar).toContainText('"info GET /report status=200"')
    await expect(page.getByRole('status', { name: 'Now' })).toContainText('GET /report')
    await field.press('Enter')
    await expect(found).toHaveText('3 of 3')
    await expect(bar).toContainText('GET /report, out')
    await field.press('Escape')
    await expect(field).toHaveCount(0)
    await expect(lit).toHaveCount(0)
  })

  test('the sums are those of what the lanes show', async () => {
    const { page } = server()
    await page.getByRole('button', { name: 'Sums', exact: true }).click()
    const sums = page.getByRole('region', { name: 'Sums' })
    const head = sums.getByRole('heading')
    await expect(sums).toContainText(/JavaScript [\d.]+ m?s, asleep/)
    const whole = await head.textContent()
    await page.getByRole('group', { name: 'Lanes' }).press('w')
    await expect(head).not.toHaveText(whole ?? '')
  })

  test('a line of the console names who called the logger', async () => {
    const { page } = server()
    const lines = page.getByRole('region', { name: 'Console' }).getByRole('listitem')
    await expect(lines.filter({ hasText: 'all answered' })).toContainText('L157')
    await expect(lines.filter({ hasText: 'GET /nothing' })).toContainText('L129')
  })

  test('the table of requests may have the whole page, and gives it back', async () => {
    const { page } = server()
    await page.getByRole('button', { name: /^Requests/ }).click()
    const maximize = page.getByRole('button', { name: 'Maximize the timeline' })
    await maximize.click()
    await expect(rows(page).last()).toBeInViewport()
    await expect(page.getByRole('region', { name: 'Event loop' })).toBeHidden()
    await maximize.click()
    await expect(page.getByRole('region', { name: 'Event loop' })).toBeVisible()
  })

  test('long lines are wrapped, and run on by key', async () => {
    const { page } = server()
    const field = page.getByRole('textbox', { name: 'Snippet' })
    await field.focus()
    await page.keyboard.press('Control+Home')
    // The first line of the program is wider than the editor.
    const lines = page.locator('.editor .view-line')
    const wrapped = await lines.first().textContent()
    await page.keyboard.press('Alt+z')
    await expect
      .poll(async () => (await lines.first().textContent())?.length)
      .toBeGreaterThan(wrapped?.length ?? 0)
    await page.keyboard.press('Alt+z')
    await expect.poll(() => lines.first().textContent()).toBe(wrapped)
  })
})

test('a program without requests has no table of them', async ({ page }) => {
  await Playground.open(page)
  await page.getByRole('button', { name: 'Run', exact: true }).click()
  await expect(page.getByRole('status', { name: 'Outcome' })).toContainText('exit code 0')
  await expect(page.getByRole('button', { name: 'Table' })).toBeVisible()
  await expect(page.getByRole('button', { name: /^Requests/ })).toHaveCount(0)
})

test('the field to find in and the sums lie over no lane', async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 720 })
  const playground = await Playground.open(page)
  await playground.run()
  const lanes = page.locator('.lane-field')
  const box = async (selector: string) => {
    const { x, y, width, height } = (await page.locator(selector).boundingBox()) ?? {
      x: 0,
      y: 0,
      width: 0,
      height: 0,
    }
    return { left: x, top: y, right: x + width, bottom: y + height }
  }
  await page.locator('body').press('/')
  await expect(page.getByRole('search', { name: 'Find' })).toBeVisible()
  expect((await box('.find-bar')).bottom).toBeLessThanOrEqual((await box('.lane-field')).top)
  await expect(lanes).toBeInViewport({ ratio: 1 })
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Sums', exact: true }).click()
  await expect(page.getByRole('region', { name: 'Sums' })).toBeVisible()
  await expect
    .poll(async () => (await box('.lane-field')).right)
    .toBeLessThanOrEqual((await box('.range-sums')).left)
})

test('on a phone the field to find in lies over neither the head of the lanes nor the lanes', async ({
  page,
}) => {
  await page.setViewportSize({ width: 390, height: 844 })
  const playground = await Playground.open(page)
  await playground.run()
  await page.getByRole('tab', { name: 'Lanes' }).click()
  await page.locator('body').press('/')
  const boxes = ['.lanes-controls', '.find-bar', '.lane-field'].map(async (selector) => {
    const { y, height } = (await page.locator(selector).boundingBox()) ?? { y: 0, height: 0 }
    return { top: y, bottom: y + height }
  })
  const [head, field, lanes] = await Promise.all(boxes)
  expect(field?.top).toBeGreaterThanOrEqual(head?.bottom ?? Number.NaN)
  expect(lanes?.top).toBeGreaterThanOrEqual(field?.bottom ?? Number.NaN)
})
