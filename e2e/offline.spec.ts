import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, type Page, test } from '@playwright/test'
import { Playground } from './support/playground.ts'
import { freePort, openService } from './support/startService.ts'

test.use({ serviceWorkers: 'allow' })
// Each has a browser's storage of its own, and mostly waits: they come last, where a single worker would go through them alone.
test.describe.configure({ mode: 'parallel' })
// The service is started twice, and more than 10 MB are kept in the browser.
test.setTimeout(180_000)

test('after one visit the page works without the service, all but running', async ({ browser }) => {
  const port = await freePort()
  let service = await openService(port)
  const context = await browser.newContext({ baseURL: service.url, serviceWorkers: 'allow' })
  try {
    const page = await context.newPage()
    const problems: string[] = []
    page.on('pageerror', (error) => problems.push(String(error)))
    page.on('console', (message) => {
      // The browser itself says so of each request without an answer.
      if (message.type() === 'error' && !message.text().startsWith('Failed to load resource'))
        problems.push(message.text())
    })

    const playground = await Playground.open(page)
    await playground.write("console.log('kept')")
    await playground.run()
    expect(await playground.texts()).toBe('kept')
    await expect.poll(() => missing(page), { timeout: 60_000 }).toEqual([])

    await service.stop()
    await context.setOffline(true)
    await page.reload()
    await page.locator('.monaco-editor .view-line').first().waitFor({ state: 'attached' })
    await page.getByRole('button', { name: 'Examples' }).click()
    await expect(page.getByRole('menuitem').first()).toBeVisible()
    await page.keyboard.press('Escape')

    await page.getByRole('tab', { name: 'Runs' }).click()
    await page
      .getByRole('list', { name: 'Kept runs' })
      .getByRole('button', { name: 'Open' })
      .first()
      .click()
    await expect(playground.outcome).toContainText('Finished')
    // The last run is there by itself: which of the two has ended cannot be told, and the second begins anew.
    await expect(async () => {
      await playground.position.press('Home')
      await playground.position.press('ArrowRight')
      await expect(playground.position).toHaveValue('1', { timeout: 1000 })
    }).toPass({ timeout: 15_000 })

    await playground.run()
    const notice = page.locator('.notice[role="alert"]')
    await expect(notice).toHaveText(
      /^Running needs the Loopscope service, and this browser cannot reach it\..*try again/,
    )
    expect(await playground.texts()).toBe('kept')
    await page.goto('/s/any')
    await expect(page.getByRole('button', { name: 'Run', exact: true })).toBeVisible()
    // A lesson that was never opened: its page, and a run that was recorded.
    await page.goto('/demos/pool')
    await page.getByRole('button', { name: 'Run', exact: true }).click()
    await expect(page.getByText(/^Recorded: Node /)).toBeVisible()
    await page.goto('/')
    await page.locator('.monaco-editor .view-line').first().waitFor({ state: 'attached' })

    service = await openService(port)
    await context.setOffline(false)
    await expect(notice).toHaveCount(0)
    await playground.write("console.log('back')")
    await playground.run()
    expect(await playground.texts()).toBe('back')
    expect(await throughWorker(page, '/api/')).toEqual([])
    expect(problems).toEqual([])
  } finally {
    await context.close()
    await service.stop()
  }
})

test('whoever saves data keeps what was used, and nothing is loaded ahead', async ({ page }) => {
  await page.addInitScript(() => {
    Object.defineProperty(navigator, 'connection', { value: { saveData: true } })
  })
  await Playground.open(page)
  await expect
    .poll(() => page.evaluate(() => navigator.serviceWorker.controller !== null))
    .toBe(true)
  // Now the worker is in charge of what is loaded.
  await page.reload()
  await page.locator('.monaco-editor .view-line').first().waitFor({ state: 'attached' })
  await expect
    .poll(async () => (await missing(page)).some((file) => file.includes('/monaco-')))
    .toBe(false)
  const left = await missing(page)
  expect(left.filter((file) => file.includes('/ts.worker-'))).toHaveLength(1)
})

test('the service worker answers for nothing but the page and its files', async ({ page }) => {
  await Playground.open(page)
  await expect
    .poll(() => page.evaluate(() => navigator.serviceWorker.controller !== null))
    .toBe(true)
  const paths = ['/api/versions', '/metrics', '/healthz', '/readyz', '/icon.svg']
  const answered: string[] = []
  for (const path of paths) {
    const answer = page.waitForResponse((response) => new URL(response.url()).pathname === path)
    await page.evaluate((address) => fetch(address), path)
    if ((await answer).fromServiceWorker()) answered.push(path)
  }
  expect(answered).toEqual(['/icon.svg'])
})

test('a new release takes over from the old one, whose files are dropped', async ({
  browser,
  baseURL,
}) => {
  // The browser fetches a new worker past page.route(), so a server stands in between.
  let version: string | null = null
  const front = createServer(async (request, response) => {
    const answer = await fetch(`${baseURL}${request.url}`)
    const body = Buffer.from(await answer.arrayBuffer())
    const isNew = request.url === '/sw.js' && version !== null
    response.setHeader('content-type', answer.headers.get('content-type') ?? '')
    response.statusCode = answer.status
    response.end(isNew ? String(body).replace(/"version": "\w+"/, `"version": "${version}"`) : body)
  }).listen(0, '127.0.0.1')
  await once(front, 'listening')
  const url = `http://127.0.0.1:${(front.address() as AddressInfo).port}`
  const context = await browser.newContext({ baseURL: url, serviceWorkers: 'allow' })
  try {
    const page = await context.newPage()
    await Playground.open(page)
    await expect.poll(() => missing(page), { timeout: 60_000 }).toEqual([])
    version = 'next'
    await page.reload()
    await expect.poll(() => page.evaluate(() => caches.keys())).toEqual(['loopscope-next'])
    await expect.poll(() => missing(page), { timeout: 60_000 }).toEqual([])
  } finally {
    await context.close()
    front.closeAllConnections()
    front.close()
  }
})

/** The files of the release that this browser does not keep yet; the worker must be in charge, too. */
function missing(page: Page): Promise<string[]> {
  return page.evaluate(async () => {
    if (navigator.serviceWorker.controller === null) return ['the worker']
    const list = /const RELEASE = ({[^}]*})/.exec(await (await fetch('/sw.js')).text())?.[1]
    const { version, first, rest } = JSON.parse(list ?? '{}')
    const cache = await caches.open(`loopscope-${version}`)
    const kept = await Promise.all(
      [...first, ...rest].map(async (file) => ((await cache.match(file)) ? null : file)),
    )
    return kept.filter((file) => file !== null)
  })
}

/** What the page has asked for below this path, without what went past the service worker. */
function throughWorker(page: Page, path: string): Promise<string[]> {
  return page.evaluate(
    (below) =>
      performance
        .getEntriesByType('resource')
        .map((entry) => entry as PerformanceResourceTiming & { workerFinalSourceType?: string })
        .filter((entry) => entry.workerStart > 0 && entry.workerFinalSourceType !== 'network')
        .map(({ name }) => new URL(name).pathname)
        .filter((name) => name.startsWith(below)),
    path,
  )
}
