import { readFile } from 'node:fs/promises'
import { expect, type Locator, type Page } from '@playwright/test'
import { Demo, isAlive } from '../support/demo.ts'
import { test } from '../support/test.ts'
import { violations } from '../support/violations.ts'

// Real processes under real load, and it may wait for another load run of this machine.
test.setTimeout(180_000)
// axe is put into the page as a script, which its content security policy forbids.
test.use({ bypassCSP: true })

const SLOWLY = { timeout: 90_000 }

test.afterEach(async ({ page }) => {
  if (new URL(page.url()).protocol !== 'about:') await new Demo(page).end()
})

test('every tab is seen at every size of a laptop, whatever the session says of itself, and on a phone that there are more', async ({
  page,
}) => {
  for (const name of ['haproxy', 'autocannon']) {
    const demo = await Demo.open(page, name)
    const sizes = [1920, 1440, 1280, 1024, 900]
    expect.soft(await hiddenTabs(page, sizes)).toEqual([])
    await demo.button('Start').click()
    await expect(page.getByText(/^ends in \d+:\d\d$/)).toBeVisible(SLOWLY)
    expect.soft(await hiddenTabs(page, sizes)).toEqual([])
    await demo.button('Stop').click()
    await expect(demo.button('Start')).toBeVisible()
    expect.soft(await hiddenTabs(page, sizes)).toEqual([])
  }
  await page.goto('/demos/haproxy')
  expect((await hiddenTabs(page, [390])).length).toBeGreaterThan(0)
  // The shade of the edge beyond which there are more.
  await expect(page.locator('.demo-tabs')).toHaveCSS('background-image', /(linear-gradient.*){4}/)
})

test('answers are weighed, compression is measured, HAProxy’s own figures read, and all of it found behind a link', {
  tag: '@whole',
}, async ({ page, context }) => {
  const demo = await Demo.open(page, 'haproxy')
  await page.getByRole('tab', { name: 'Compression' }).click()
  await demo.button('Start').click()
  await isUp(demo, 'web-api-1')

  await demo.button('Weigh all kinds').click()
  const answers = page.getByRole('region', { name: 'Answers, weighed' })
  await expect(row(answers, '/page text/html')).toContainText(/2\d %, (by HAProxy|compressed)/)
  await expect(row(answers, '/styles.css')).toContainText('as it is')
  await expect(row(answers, '/tiny')).toContainText('grew')
  // In the list, and compressed; what was weighed before is gone with the settings.
  await page.getByRole('button', { name: 'text/css' }).click()
  await expect(answers).toContainText('will appear here')
  await demo.button('Weigh all kinds').click()
  await expect(row(answers, '/styles.css')).toContainText(/\d+ %, (by HAProxy|compressed)/)

  await page.getByRole('tab', { name: 'Small' }).click()
  await demo.button('more bytes').click()
  const result = page.getByRole('status', { name: 'Result' })
  await expect(result).toContainText(/^As you said\. \d+ bytes with gzip, \d+ without/, SLOWLY)
  await page.getByRole('tab', { name: 'Cost' }).click()
  await demo.button('one each').click()
  await expect(page.getByText(/^Round 1 of 2, part/)).toBeVisible(SLOWLY)
  await expect(result).toContainText('As you said. Bytes: ', SLOWLY)
  const picture = page.getByRole('img', { name: /^no gzip: .*HAProxy’s gzip: .*Node’s gzip: / })
  await expect(picture).toBeVisible()
  for (const way of ['no gzip', 'HAProxy’s gzip', 'Node’s gzip'])
    await expect(demo.figures.getByRole('row', { name: new RegExp(`^${way}`) })).toBeVisible()
  await expect(demo.figures).toContainText('npx autocannon@8.0.0 -c 10 -d 1')
  expect(await violations(page)).toEqual([])
  const measured = await picture.getAttribute('aria-label')
  await demo.button('Why now?').click()
  await demo.button('Show the moment').click()
  await expect(page.getByRole('region', { name: 'Why now' })).toContainText(
    'After 2 rounds. Bytes: ',
  )
  const link = await shared(page, demo)
  await demo.button('Live').click()

  await page.getByRole('tab', { name: 'Stats' }).click()
  await isUp(demo, 'web-api-2')
  const frame = page.frameLocator('iframe[title="HAProxy’s own stats page"]')
  await expect(frame.getByText('Statistics Report for pid')).toBeVisible()
  await expect(frame.getByText('web-api-1').first()).toBeVisible()
  const own = page.getByRole('region', { name: 'HAProxy’s own figures' })
  for (const [name, text] of [
    ['CSV', '# pxname,svname,qcur'],
    ['JSON', '"objType": "Frontend"'],
    ['Prometheus', 'haproxy_server_status{proxy="web-api",server="web-api-1"'],
  ] as const) {
    await own.getByRole('button', { name }).click()
    await expect(own).toContainText(text)
  }
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    own.getByRole('link', { name: 'Save' }).click(),
  ])
  expect(download.suggestedFilename()).toBe('haproxy-metrics.txt')
  expect(await readFile((await download.path()) ?? '', 'utf8')).toContain('# TYPE haproxy_')

  await demo.button('it begins at 0').click()
  await expect(result).toContainText('As you said. Its own page says 0 for the backend', SLOWLY)
  const reading = page.getByRole('region', { name: 'Our reading' })
  await expect(reading).toContainText(
    /\d+ of \d+ requests? (was|were) counted before the last reload/,
  )
  // axe waits for every frame to answer, and that of HAProxy's page may run no script.
  expect(await violations(page)).toEqual([])
  await own.getByRole('button', { name: 'Page' }).click()
  await expect(frame.getByText('Statistics Report for pid')).toBeVisible()
  await page.getByRole('tab', { name: 'Whose 503' }).click()
  await demo.button('frontend and backend only').click()
  await expect(result).toContainText('As you said. The backend', SLOWLY)
  await expect(row(reading, 'web-api-1')).toContainText('5')

  await demo.button('Stop').click()
  await expect(own).toContainText('No HAProxy runs for what is shown here')
  await expect(row(reading, 'backend')).toBeVisible()
  // The measurement is behind its link, where no process lives.
  const visitor = await context.newPage()
  await visitor.goto(link)
  await expect(visitor.getByRole('img', { name: measured ?? '' })).toBeVisible()
  await visitor.close()
})

test('the address keeps the tab, and plays the recording of that tab and no other', async ({
  page,
}) => {
  const fetched: string[] = []
  page.on('request', (request) => {
    const [, name] = /\/recordings\/(.*)\.ndjson$/.exec(request.url()) ?? []
    if (name !== undefined) fetched.push(name)
  })
  const demo = await Demo.open(page, 'haproxy')
  await page.getByRole('tab', { name: 'TLS' }).click()
  await expect(page).toHaveURL(/\/demos\/haproxy\?tab=tls$/)
  await page.reload()
  await demo.playRecorded()
  await expect(demo.event('CN=localhost')).toBeVisible()
  await page.getByRole('tab', { name: 'Queue' }).click()
  await expect(page).toHaveURL(/\?tab=queue$/)
  await expect(page.getByRole('region', { name: 'Queue' })).toBeVisible()
  // The list has what the panels above it leave, and keeps its row in sight when that is less.
  await page.setViewportSize({ width: 1280, height: 1200 })
  await demo.events.getByRole('button').nth(9).click()
  await page.setViewportSize({ width: 1280, height: 720 })
  const beyond = () =>
    demo.events.locator('ol').evaluate((list) => {
      const row = list.querySelector('[aria-current="step"]')?.getBoundingClientRect()
      return (row?.bottom ?? Number.NaN) - list.getBoundingClientRect().bottom
    })
  await expect.poll(beyond).toBeLessThanOrEqual(1)
  // And stays in the window, whatever stands above it.
  await expect(demo.events).toBeInViewport({ ratio: 1 })
  expect(fetched).toEqual(['haproxy-tls', 'haproxy-queue'])
})

test('on a phone no bar of the picture of compression stands behind the words of another', async ({
  page,
}) => {
  await page.setViewportSize({ width: 390, height: 844 })
  const demo = await Demo.open(page, 'haproxy?tab=compression')
  // What lies beyond the edge of a phone is brought into sight.
  await expect(page.getByRole('tab', { name: 'Compression', selected: true })).toBeInViewport()
  await demo.playRecorded()
  // Its generator lives for a moment longer than it sends.
  await demo.event(/The measurement is over/).click()
  await expect(page.getByRole('group', { name: /^runner, pid/ })).toContainText('done')
  const bars = page.locator('.gzip-bar')
  await demo.position.press('End')
  await expect(bars).toHaveCount(3)
  const hidden = await bars.evaluateAll((groups) =>
    groups.flatMap((group) => {
      const words = group.querySelector('text')?.getBoundingClientRect() ?? new DOMRect()
      const rects = groups.flatMap((other) =>
        other === group ? [] : [...other.querySelectorAll('rect')],
      )
      return rects
        .map((rect) => rect.getBoundingClientRect())
        .filter(
          ({ left, right, top, bottom }) =>
            left < words.right && right > words.left && top < words.bottom && bottom > words.top,
        )
        .map(() => group.textContent)
    }),
  )
  expect(hidden).toEqual([])
  // In a low window the picture is what is seen of the measurement.
  await page.setViewportSize({ width: 1280, height: 720 })
  await expect(page.locator('.gzip-measured .chart')).toBeInViewport({ ratio: 1 })
})

test('by key and on a phone: measured and stopped, and nothing of it is left', {
  tag: '@whole',
}, async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 })
  const demo = await Demo.open(page, 'haproxy')
  await page.getByRole('tab', { name: 'Balance and health' }).focus()
  for (const _ of ['Algorithms', 'Queue', 'Compression']) await page.keyboard.press('ArrowRight')
  await byKey(page, demo.button('Start'))
  await isUp(demo, 'web-api-1')
  await byKey(page, demo.button('Weigh all kinds'))
  const answers = page.getByRole('region', { name: 'Answers, weighed' })
  await expect(row(answers, '/page text/html')).toContainText(/2\d %/)
  await byKey(page, demo.button('Measure'))
  await expect(page.getByText(/^Round 1 of 3, part 1/)).toBeVisible(SLOWLY)
  const runner = page.getByRole('group', { name: /^runner, pid/ })
  await expect(runner).toBeVisible(SLOWLY)
  const pid = Number(/pid (\d+)/.exec((await runner.getAttribute('aria-label')) ?? '')?.[1])
  await byKey(page, demo.button('Stop measuring'))
  await expect(demo.button('Measure')).toBeVisible()
  await expect.poll(() => isAlive(pid)).toBe(false)
  await expect(page.getByText('The last measurement ended before its first round')).toBeVisible()
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390)
  expect(await violations(page)).toEqual([])
  await page.getByRole('tab', { name: 'Stats' }).click()
  await isUp(demo, 'web-api-2')
  await byKey(page, demo.button('CSV'))
  await expect(page.getByText('# pxname,svname')).toBeVisible()
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390)
  expect(await violations(page)).toEqual([])
})

async function isUp(demo: Demo, server: string): Promise<void> {
  await expect(demo.process(server).locator('.health b')).toHaveText('UP', { timeout: 30_000 })
}

function row(region: Locator, name: string): Locator {
  return region.getByRole('row', { name: new RegExp(`^${name.replaceAll('/', '\\/')}`) })
}

async function byKey(page: Page, button: Locator): Promise<void> {
  await button.focus()
  await page.keyboard.press('Enter')
}

async function shared(page: Page, demo: Demo): Promise<string> {
  await demo.button('Share').click()
  await demo.button('Create link').click()
  const link = await page.getByRole('textbox', { name: 'Link' }).inputValue()
  await page.keyboard.press('Escape')
  return link
}

/** Tabs that are not to be seen whole without scrolling, at each of these widths. */
async function hiddenTabs(page: Page, widths: readonly number[]): Promise<string[]> {
  const found: string[] = []
  for (const width of widths) {
    await page.setViewportSize({ width, height: 800 })
    const names = await page.locator('.demo-tabs').evaluate((bar) => {
      const { left, right } = bar.getBoundingClientRect()
      const tabs = [...bar.querySelectorAll('[role="tab"]')]
      return tabs.flatMap((tab) => {
        const box = tab.getBoundingClientRect()
        return box.left < left - 1 || box.right > right + 1 ? [tab.textContent ?? ''] : []
      })
    })
    found.push(...names.map((name) => `${width} px: ${name}`))
  }
  return found
}
