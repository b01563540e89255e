import { expect, type Page } from '@playwright/test'
import { Demo } from '../support/demo.ts'
import { test } from '../support/test.ts'
import { violations } from '../support/violations.ts'

// Real processes on a machine that may be busy, one session for all tabs of a journey.
test.setTimeout(180_000)
test.use({ bypassCSP: true })

const SLOWLY = { timeout: 30_000 }
/** How many is tested where nothing else keeps the machine busy: a check that times out moves keys too. */
const MOVED = /^(?:As|Not as) you said\. \d+ of 300 moved; \d+ had been on web-api-3 and had to\.$/

test.afterEach(async ({ page }) => {
  if (new URL(page.url()).protocol !== 'about:') await new Demo(page).end()
})

test('from tab to tab: an algorithm under load, keys that move, a queue, a certificate', {
  tag: '@whole',
}, async ({ page }) => {
  const demo = await Demo.open(page, 'haproxy')
  // Chosen before the start: the session begins with it.
  await tab(page, 'Algorithms').click()
  await demo.button('Start').click()
  await expect(demo.process('web-api-3')).toContainText('UP', SLOWLY)
  const slider = page.getByRole('slider', { name: 'Stream' })
  await slider.fill('50')
  await page.getByRole('combobox', { name: 'Algorithm' }).selectOption('leastconn')
  await expect(demo.event(/is gone, 0 requests lost/)).toBeVisible(SLOWLY)
  await page.getByRole('combobox', { name: 'Algorithm' }).selectOption('random(2)')
  await expect(demo.process(String.raw`haproxy \d+`)).toContainText('Reloaded: 0 requests lost.', {
    ...SLOWLY,
  })
  await expect(demo.event(/is gone, 0 requests lost/).nth(1)).toBeVisible(SLOWLY)
  // The stream is ended by the question itself: it asks for what makes it fair.
  await predict(page, 'Hash', '200')
  await expect(result(page)).toContainText(MOVED, SLOWLY)
  await predict(page, 'Consistent', 'all 300')
  await expect(result(page)).toContainText(MOVED, SLOWLY)

  await tab(page, 'Queue').click()
  await expect(tab(page, 'Queue')).toHaveAttribute('aria-selected', 'true', SLOWLY)
  await expect(demo.process('web-api-1')).toContainText('no check', SLOWLY)
  await page.getByRole('button', { name: '10 at once' }).click()
  const queue = page.getByRole('region', { name: 'Queue' })
  await expect(queue.getByText('in HAProxy’s queue')).toBeVisible()
  // It grows to what HAProxy takes of ten, less the two that are at work, and drains.
  const waiting = demo.process(String.raw`haproxy(?: \d+)?`).locator('dt', {
    hasText: 'in the queue',
  })
  const depth = async () =>
    Number(await waiting.locator('xpath=following-sibling::dd').textContent())
  await expect.poll(depth).toBe(6)
  await expect.poll(depth, SLOWLY).toBe(0)
  const stairs = page.getByRole('region', { name: 'The last requests' })
  // HAProxy's own times: the last two waited for it in the kernel before it could count.
  await expect(stairs).toContainText(/2\.\d s.*[45]\.\d s.*[67]\.\d s.*[89]\.\d s/, SLOWLY)

  await tab(page, 'TLS').click()
  await expect(tab(page, 'TLS')).toHaveAttribute('aria-selected', 'true', SLOWLY)
  const certificate = page.getByRole('region', { name: 'Certificate' })
  await expect(certificate).toContainText('CN=localhost', SLOWLY)
  for (const field of ['Subject', 'Names (SAN)', 'Issuer', 'Valid', 'Key', 'SHA-256', 'Made by'])
    await expect(certificate.getByText(field, { exact: true })).toBeVisible()
  await expect(certificate).toContainText('DNS:localhost, IP Address:127.0.0.1')
  await expect(certificate).toContainText('openssl req -x509')
  await page.getByRole('button', { name: '10 over TLS' }).click()
  await expect(page.getByRole('region', { name: 'The client’s TLS' })).toContainText('TLSv1.3', {
    ...SLOWLY,
  })

  // After Stop another tab can be chosen, and the next session begins with it.
  await demo.button('Stop').click()
  await expect(demo.button('Start')).toBeVisible(SLOWLY)
  await tab(page, 'Against cluster').click()
  await expect(tab(page, 'Against cluster')).toHaveAttribute('aria-selected', 'true')
  await demo.button('Start').click()
  await expect(demo.process('worker 2')).toContainText('listening', SLOWLY)
})

test('a cluster and HAProxy are killed at the same moment, predicted, by key on a phone', {
  tag: '@whole',
}, async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 })
  const demo = await Demo.open(page, 'haproxy')
  await tab(page, 'Against cluster').focus()
  await page.keyboard.press('Enter')
  await demo.button('Start').focus()
  await page.keyboard.press('Enter')
  await expect(demo.process('worker 2')).toContainText('listening', SLOWLY)
  await expect(demo.process('web-api-2')).toContainText('UP', SLOWLY)

  await page.getByRole('button', { name: 'HAProxy', exact: true }).focus()
  await page.keyboard.press('Enter')
  await expect(result(page)).toContainText('It runs.')
  await expect(page.getByText(/after the kill: the cluster has lost/)).toBeVisible(SLOWLY)
  await expect(demo.process('worker 1')).toContainText('killed by SIGKILL')
  await expect(demo.process('web-api-1')).toContainText('DOWN', SLOWLY)
  await expect(result(page)).toContainText(
    /^As you said\. The cluster lost \d+ of \d+, HAProxy \d+ of \d+\. /,
    SLOWLY,
  )
  await expect(demo.figures).toContainText(/not yet, [\d.]+ s so far/)

  await demo.button('Bring both back').focus()
  await page.keyboard.press('Enter')
  await expect(page.getByText(/^After the kill the cluster was whole again in/)).toBeVisible(SLOWLY)
  await expect(demo.figures).not.toContainText('not for')
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390)
  expect(await violations(page)).toEqual([])

  // Any moment of both is shown again, at a quarter of the speed too.
  await page.locator('body').press('Shift+P')
  await demo.event(/SIGKILL is sent to worker 1/).click()
  const then = await demo.moment()
  await demo.button('Step forward').click()
  await demo.button('Step back').click()
  await expect.poll(() => demo.moment()).toEqual(then)
})

test('a prediction that nothing will decide any more ends with a sentence', async ({ page }) => {
  const demo = await Demo.open(page, 'haproxy')
  await demo.button('Start').click()
  await expect(demo.process('web-api-2')).toContainText('UP', SLOWLY)
  await predict(page, 'Kill one', 'none')
  await expect(demo.process('web-api-1')).toContainText('killed by SIGKILL', SLOWLY)
  await demo.process('haproxy').getByRole('button', { name: 'Kill', exact: true }).click()
  await expect(result(page)).toHaveText(/^HAProxy has ended, so this decides nothing\./, SLOWLY)
  await demo.button('Why now?').click()
  await expect(page.getByRole('region', { name: 'Why now' })).toContainText(/HAProxy/)
})

test('every tab has a session to play, where none runs', async ({ page }) => {
  const demo = await Demo.open(page, 'haproxy')
  await demo.playRecorded()
  await expect(page.getByText('Nothing is running for it now')).toBeVisible()
  const shows = [
    ['Algorithms', 'Algorithms, this session'],
    ['Queue', 'Queue'],
    ['TLS', 'Certificate'],
    ['Against cluster', 'Cluster'],
    ['Balance and health', 'Failover stopwatch'],
  ] as const
  for (const [name, region] of shows) {
    await tab(page, name).click()
    await expect(tab(page, name)).toHaveAttribute('aria-selected', 'true', SLOWLY)
    await expect(page.getByRole('region', { name: region, exact: true })).toBeVisible()
    await demo.position.press('End')
    await expect(page.getByText('The session was stopped.').first()).toBeVisible(SLOWLY)
  }
})

test('an address of no demo is a page that says so', async ({ page }) => {
  const response = await page.goto('/demos/nope')
  expect(response?.status()).toBe(404)
  await expect(page.getByRole('alert')).toHaveText('There is no demo called nope. These there are:')
})

const tab = (page: Page, name: string) =>
  page.getByRole('tablist', { name: 'HAProxy' }).getByRole('tab', { name, exact: true })

const result = (page: Page) => page.getByRole('status', { name: 'Result' })

async function predict(page: Page, experiment: string, choice: string): Promise<void> {
  await page
    .getByRole('tablist', { name: 'Experiments' })
    .getByRole('tab', { name: experiment, exact: true })
    .click()
  await page
    .getByRole('region', { name: 'Predict first' })
    .getByRole('button', { name: choice, exact: true })
    .click()
}
