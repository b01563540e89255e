import { expect, type Page } from '@playwright/test'
import { Playground } from './support/playground.ts'
import { sharePage, test } from './support/test.ts'
import { violations } from './support/violations.ts'

const health = async (page: Page) => {
  await page.getByRole('tab', { name: 'Health' }).click()
  return page.getByRole('region', { name: 'Health' })
}

test.describe('in a page that stays', () => {
  const opened = sharePage(Playground.open)

  test('a callback that blocks is found, with the timer that it made late', async () => {
    const { page, playground } = opened()
    await playground.write(`setTimeout(() => console.log('late'), 5)
setImmediate(() => {
  for (const end = Date.now() + 300; Date.now() < end; );
})
`)
    await playground.run()
    const panel = await health(page)
    await expect(panel).toContainText(
      /The setImmediate callback from line 2 held the loop for [\d.]+ ms, longer than any other\./,
    )
    await panel.getByRole('button', { name: /The timer on line 1 ran [\d.]+ ms late\./ }).click()
    await expect(page.getByRole('status', { name: 'Now' })).toContainText(
      'Timers runs the setTimeout callback from line 1.',
    )
    await page.getByRole('tab', { name: 'Why' }).click()
    const why = page.getByRole('region', { name: 'Why now' })
    await expect(why).toContainText('The loop was held until')
    await why.getByRole('button', { name: 'Show what runs' }).click()
    await expect(why.getByRole('button', { name: 'Show what runs' })).toHaveCount(0)
  })

  test('what waits is asked about by choosing its finding', async () => {
    const { page, playground } = opened()
    await playground.write(`const { pbkdf2 } = require('crypto')
for (let i = 0; i < 6; i++) pbkdf2('a', 'b', 20_000, 64, 'sha512', () => {})
`)
    await playground.run()
    const panel = await health(page)
    await panel.getByRole('button', { name: /the thread pool had more jobs/ }).click()
    await page.getByRole('tab', { name: 'Why' }).click()
    await expect(page.getByRole('region', { name: 'Why now' })).toContainText(
      /The thread pool has 4 threads, and \d jobs submitted before it have not called back yet\./,
    )
  })

  test('errors come first, and an error that ended the process says so', async () => {
    const { page, playground } = opened()
    await playground.write(`setTimeout(() => {}, 0)
Promise.reject(new TypeError('nobody'))
`)
    await playground.run()
    const panel = await health(page)
    const first = panel.getByRole('region', { name: 'Went wrong' }).getByRole('button').first()
    await expect(first).toContainText('A promise was rejected with TypeError on line 2')
    await expect(first).toContainText('That ended the process.')
  })

  test('a run that is no longer kept cannot be sampled, and the page says so', async () => {
    const { page, playground } = opened()
    await playground.write('for (const end = Date.now() + 40; Date.now() < end; );')
    await playground.run()
    await page.route('**/api/runs/*/sample', (route) =>
      route.fulfill({
        status: 404,
        contentType: 'application/json',
        body: '{"error":{"code":"unknown_run","message":"This run is no longer kept: runs are kept for 10 minutes."}}',
      }),
    )
    const panel = await health(page)
    await panel.getByRole('button', { name: 'Which function? Sample it' }).click()
    await expect(panel.getByRole('status')).toHaveText(
      'This run is no longer kept: runs are kept for 10 minutes.',
    )
  })

  test('which function held the loop is said by a second run with samples, when it is asked', async () => {
    const { page, playground } = opened()
    // Work that is done however little of the machine the process has: a time that it waits through has no sample.
    await playground.write(`const burn = (ms) => { const end = Date.now() + ms; for (let n = ms * 20000; n > 0 || Date.now() < end; n--) Date.now(); }
function large() { burn(200) }
function small() { burn(50) }
setTimeout(() => { small(); large(); console.log('done') }, 5)
`)
    await playground.run()
    const panel = await health(page)
    const asks: string[] = []
    page.on('request', (request) => asks.push(new URL(request.url()).pathname))
    const ask = panel
      .getByRole('listitem')
      .filter({ hasText: /The setTimeout callback from line 4 held the loop/ })
      .getByRole('button', { name: 'Which function? Sample it' })
    await ask.focus()
    await page.keyboard.press('Enter')
    const table = panel.getByRole('table', { name: /^Functions by time, of \d+ samples?$/ })
    await expect(table.getByRole('rowheader').first()).toHaveText(/^burn line 1$/)
    for (const name of ['large line 2', 'small line 3'])
      await expect(table.getByRole('rowheader', { name })).toBeVisible()
    await expect(panel).toContainText('Sampled every 1 ms in a second run, which printed the same.')
    await expect(panel).toContainText(/held the loop for [\d.]+ m?s there, and [\d.]+ m?s here\./)
    await expect(panel).toContainText(/With the samples the run took .*, without them /)
    expect(asks.filter((path) => path.endsWith('/sample'))).toHaveLength(1)
    expect(await violations(page)).toEqual([])

    await table.getByRole('button', { name: 'line 2' }).click()
    await expect(page.locator('.monaco-editor .view-overlays .line-lit')).toHaveCount(1)
    await panel.getByRole('button', { name: /^The setTimeout callback from line 4 held/ }).click()
    await page.getByRole('tab', { name: 'Why' }).click()
    const why = page.getByRole('region', { name: 'Why now' })
    await expect(why).toContainText(
      /The setTimeout callback from line 4 held the loop for [\d.]+ m?s\./,
    )
    await expect(why.getByRole('table')).toBeVisible()
  })
})
