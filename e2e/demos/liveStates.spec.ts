import { expect, type Page } from '@playwright/test'
import { WHOLE } from '../../apps/tracer/src/testing/whole.ts'
import { Demo } from '../support/demo.ts'
import { smallTargets } from '../support/smallTargets.ts'
import { test } from '../support/test.ts'
import { violations } from '../support/violations.ts'

// Real processes are started and ended.
test.setTimeout(180_000)
test.use({
  // axe is put into the page as a script, which its content security policy forbids.
  bypassCSP: true,
  contextOptions: { reducedMotion: 'reduce' },
  hasTouch: true,
  isMobile: true,
  viewport: { width: 390, height: 844 },
})

test.afterEach(async ({ page }) => {
  if (new URL(page.url()).protocol !== 'about:') await new Demo(page).end()
})

const LONG = { timeout: 60_000 }

/** What is named otherwise than it looks, has no role, name or description, or is too small for a finger. */
async function wrongIn(page: Page, state: string): Promise<void> {
  expect.soft(await violations(page), state).toEqual([])
  expect.soft(await smallTargets(page), state).toEqual([])
}

/** Of a session that goes on: what its tabs show now, in the short form every third of them. */
async function tabsAreRight(page: Page, name: string): Promise<void> {
  const tabs = await page.getByRole('tablist', { name }).getByRole('tab').all()
  for (const tab of tabs.filter((_, i) => WHOLE || i % 3 === 0)) {
    await tab.click()
    await expect(tab).toHaveAttribute('aria-selected', 'true')
    await wrongIn(page, `live: ${(await tab.textContent()) ?? ''}`)
  }
}

test('a live cluster: it answers, a worker was killed, its notes', async ({ page }) => {
  const demo = await Demo.open(page)
  await demo.start()
  await wrongIn(page, 'listening')
  await demo.process('worker 1').getByRole('button', { name: 'Kill' }).click()
  await expect(demo.process('worker 1')).toContainText('SIGKILL')
  await wrongIn(page, 'killed')
  await demo.button('In the notes').click()
  await wrongIn(page, 'notes')
})

test('live processes: each kind runs, one was killed, each tab', async ({ page }) => {
  const demo = await Demo.open(page, 'processes')
  await demo.button('Start').click()
  await expect(demo.process('cluster worker')).toContainText('running', LONG)
  await demo.process('forked child').getByRole('button', { name: 'Kill' }).click()
  await expect(demo.process('forked child')).toContainText('killed by SIGKILL')
  await tabsAreRight(page, 'Comparisons')
})

test('live HAProxy: a server was killed, each tab', async ({ page }) => {
  const demo = await Demo.open(page, 'haproxy')
  await demo.button('Start').click()
  await expect(demo.process('web-api-1')).toContainText('UP', LONG)
  await demo.process('web-api-1').getByRole('button', { name: 'Kill' }).click()
  await expect(demo.process('web-api-1')).toContainText('killed by SIGKILL')
  await tabsAreRight(page, 'HAProxy')
})

test('live load: a run goes on, and is over, each tab', async ({ page }) => {
  const demo = await Demo.open(page, 'autocannon')
  await demo.button('Start').click()
  await expect(demo.process('native-http')).toContainText('listening', LONG)
  await page.getByRole('button', { name: 'Run load' }).click()
  const stop = page.getByRole('button', { name: 'Stop run' })
  await expect(stop).toBeVisible(LONG)
  await wrongIn(page, 'a run goes on')
  await stop.click()
  await expect(page.getByRole('button', { name: 'Run load' })).toBeVisible(LONG)
  await tabsAreRight(page, 'Kinds of runs')
})
