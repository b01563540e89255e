import { expect, type Page } from '@playwright/test'
import { Demo, isAlive } from '../support/demo.ts'
import { freePort, openService } from '../support/startService.ts'
import { test } from '../support/test.ts'
import { violations, violationsInLooks } from '../support/violations.ts'

// Real processes are started and ended in each of them.
test.setTimeout(90_000)
// axe is put into the page as a script, which its content security policy forbids.
test.use({ bypassCSP: true })

test.afterEach(async ({ page }) => {
  if (new URL(page.url()).protocol !== 'about:') await new Demo(page).end()
})

test('a cluster is started, a worker killed, its moment found again, and sent as a link', async ({
  page,
  context,
}) => {
  await page.goto('/')
  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Demos' }).click()
  await page
    .getByRole('list', { name: 'Demos' })
    .getByRole('link', { name: /^Cluster/ })
    .click()
  const demo = new Demo(page)
  await demo.start()
  const pids = await demo.pids()
  expect(pids).toHaveLength(4)
  expect(await Promise.all(pids.map(isAlive))).toEqual([true, true, true, true])

  await demo.button('Send 10').click()
  await expect(demo.process('worker 1')).toContainText(/requests\s*5\s*connections\s*5/)
  await expect(demo.process('worker 2')).toContainText(/requests\s*5\s*connections\s*5/)

  await demo.process('worker 1').getByRole('button', { name: 'Kill' }).click()
  await expect(demo.process('worker 1')).toContainText('killed by SIGKILL')
  await demo.process('primary').getByRole('button', { name: 'Fork' }).click()
  await expect(demo.process('worker 3')).toContainText('listening')
  await expect(demo.figures).toContainText('of reduced capacity')

  await demo.event('killed by SIGKILL').click()
  await expect(demo.process('worker 3')).toHaveCount(0)
  await expect(demo.button('Live')).toHaveAttribute('aria-pressed', 'false')
  await expect(demo.now).toContainText(/worker 1/i)
  const then = await demo.moment()
  await demo.button('Step back').click()
  await expect(demo.process('worker 1')).not.toContainText('exited')
  await demo.button('Step forward').click()
  await expect.poll(() => demo.moment()).toEqual(then)

  await demo.button('Share').click()
  const dialog = page.getByRole('dialog', { name: 'Share' })
  await dialog.getByText('Title, note and stops').click()
  await dialog.getByRole('textbox', { name: 'Title' }).fill('A worker <b>dies</b>')
  await dialog.getByRole('textbox', { name: 'Note' }).fill('The primary forks another.')
  await dialog.getByRole('button', { name: /^Add a stop at \+[\d.]+ s$/ }).click()
  await dialog.getByRole('textbox', { name: /^What is to be seen at/ }).fill('killed')
  await demo.button('Create link').click()
  await expect(dialog.getByRole('button', { name: 'Another link with these words' })).toHaveCount(0)
  const link = await page.getByRole('textbox', { name: 'Link' }).inputValue()
  const embed = await page.getByRole('textbox', { name: 'Embed' }).inputValue()
  await page.keyboard.press('Escape')
  await demo.button('Live').click()
  await expect(demo.process('worker 3')).toBeVisible()
  await demo.button('Stop').click()
  await expect(demo.button('Start')).toBeVisible()
  await expect.poll(async () => (await Promise.all(pids.map(isAlive))).includes(true)).toBe(false)

  const visitor = await context.newPage()
  await visitor.goto(link)
  const shared = new Demo(visitor)
  await expect(shared.process('worker 1')).toContainText('killed by SIGKILL')
  expect(await shared.moment()).toEqual(then)
  const about = visitor.getByRole('region', { name: 'About this recording' })
  await expect(about.getByRole('heading')).toHaveText('A worker <b>dies</b>')
  const stop = about.getByRole('status', { name: 'Stop' })
  await expect(stop).toHaveText('Stop 1 of 1: killed')
  await visitor.keyboard.press('Home')
  await expect(stop).toHaveText(/^One stop, the first at \+[\d.]+ s$/)
  await visitor.keyboard.press('n')
  await expect.poll(() => shared.moment()).toEqual(then)
  // What the link says is of its recording, and not of a session that takes its place.
  await expect(visitor).toHaveTitle('A worker <b>dies</b> - Cluster - Loopscope')
  await shared.start()
  await expect(about).toHaveCount(0)
  await expect(visitor).toHaveTitle('Cluster - Demos - Loopscope')
  await expect(visitor).toHaveURL(/\/demos\/cluster$/)
  await shared.button('Share').click()
  await visitor.getByRole('dialog', { name: 'Share' }).getByText('Title, note and stops').click()
  await expect(visitor.getByRole('textbox', { name: 'Title' })).toHaveValue('')
  await visitor.keyboard.press('Escape')
  await shared.button('Stop').click()
  await expect(shared.button('Start')).toBeVisible()
  await visitor.goBack()
  await expect(about.getByRole('heading')).toHaveText('A worker <b>dies</b>')
  await visitor.goto(/src="([^"]+)"/.exec(embed)?.[1] ?? '')
  await expect(shared.now).toHaveText(then[0] ?? '')
  await shared.button('Step back').click()
  await expect(shared.now).not.toHaveText(then[0] ?? '')
  await visitor.close()
})

test('all of it by key', async ({ page }) => {
  const demo = await Demo.open(page)
  await demo.button('Start').focus()
  await page.keyboard.press('Enter')
  await demo.areListening()
  const press = async (id: string, name: string) => {
    await demo.process(id).getByRole('button', { name, exact: true }).focus()
    await page.keyboard.press('Enter')
  }
  await press('client', 'Send 10')
  await expect(demo.figures).toContainText('10 requests sent')
  await press('worker 2', 'Kill')
  await expect(demo.process('worker 2')).toContainText('killed by SIGKILL')
  await page.locator('body').press('Shift+P')
  await expect(demo.button('Live')).toHaveAttribute('aria-pressed', 'false')
  await page.locator('body').press('Home')
  await expect(demo.position).toHaveValue('0')
  await page.locator('body').press('a')
  await expect(demo.event('The client sends 10 requests')).toHaveAttribute('aria-current', 'step')
  await page.locator('body').press('End')
  await expect(demo.button('Live')).toHaveAttribute('aria-pressed', 'true')
  await page.locator('body').press('?')
  await expect(page.getByRole('dialog', { name: 'Keys' })).toContainText('Shift P')
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog', { name: 'Keys' })).toBeHidden()
  await page.getByRole('radio', { name: 'One per request' }).focus()
  await page.keyboard.press('ArrowRight')
  await expect(page.getByRole('radio', { name: 'Keep-alive' })).toBeChecked()
  await demo.button('Stop').focus()
  await page.keyboard.press('Enter')
  await expect(demo.button('Start')).toBeVisible()
})

test('on a phone: start, kill, back to the moment', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 })
  const demo = await Demo.open(page)
  await demo.start()
  await demo.button('Send 10').click()
  await expect(demo.figures).toContainText('10 requests sent')
  await demo.process('worker 1').getByRole('button', { name: 'Kill' }).click()
  await expect(demo.process('worker 1')).toContainText('killed by SIGKILL')
  await demo.event('killed by SIGKILL').click()
  await demo.button('Step back').click()
  await expect(demo.process('worker 1')).not.toContainText('exited')
  const wide = await page.evaluate(() => document.documentElement.scrollWidth)
  expect(wide).toBe(390)
  expect(await violations(page)).toEqual([])
})

test('where the page is not wide, nothing of it is cut', async ({ page }) => {
  const demo = await Demo.open(page)
  await demo.playRecorded()
  await toDeath(page, demo)
  const cut = () =>
    page.evaluate(() =>
      [...document.querySelectorAll('.lab-page :is(div, section, table)')]
        .filter(({ scrollWidth, clientWidth }) => clientWidth > 0 && scrollWidth > clientWidth + 1)
        .map((element) => element.className || element.tagName),
    )
  for (const width of [900, 960, 1024, 1100, 1280]) {
    await page.setViewportSize({ width, height: 800 })
    await expect(demo.button('Live')).toBeInViewport({ ratio: 1 })
    expect([width, await cut()]).toEqual([width, []])
  }
})

test('a prediction is run for real, and told right or wrong by what happened', async ({ page }) => {
  const demo = await Demo.open(page)
  await demo.start()
  const result = page.getByRole('status', { name: 'Result' })
  await demo.button('1 2 1 2 1 2').click()
  await expect(result).toHaveText(/^Not as you said\. Answered by worker [12]: 6\.$/)
  await page.getByRole('tab', { name: 'Kill both' }).click()
  await demo.button('yes, with code 0').click()
  await expect(result).toHaveText(/^As you said\. The primary exited with code 0/)
  await demo.button('Reset').click()
  await demo.areListening()
})

test('another tab of the same visitor shows the same session, and a reload goes on with it', async ({
  page,
  context,
}) => {
  const demo = await Demo.open(page)
  await demo.start()
  const pids = await demo.pids()
  const tab = await context.newPage()
  await tab.goto('/demos/cluster')
  const other = new Demo(tab)
  await other.areListening()
  expect(await other.pids()).toEqual(pids)
  await tab.close()
  await page.reload()
  await demo.areListening()
  expect(await demo.pids()).toEqual(pids)
})

test('a recorded session plays without any process', async ({ page }) => {
  const demo = await Demo.open(page)
  await demo.playRecorded()
  await expect(page.getByText('Nothing is running for it now')).toBeVisible()
  await page.locator('body').press('p')
  const at = await demo.position.inputValue()
  await page.locator('body').press(' ')
  await expect(demo.button('Pause')).toBeVisible()
  await expect.poll(() => demo.position.inputValue()).not.toBe(at)
})

test('where demos are turned off the page says so, and plays the recorded session at once', async ({
  browser,
}) => {
  const service = await openService(await freePort(), { LOOPSCOPE_LAB: '0' })
  const context = await browser.newContext({ baseURL: service.url, serviceWorkers: 'block' })
  try {
    const page = await context.newPage()
    await page.goto('/demos')
    await expect(
      page.getByText('this service does not run it; a recorded session plays').first(),
    ).toBeVisible()
    await page.goto('/demos/cluster')
    const demo = new Demo(page)
    await expect(page.getByText('This service starts no demos')).toBeVisible()
    await expect(demo.process('primary').or(demo.event('begins'))).not.toHaveCount(0)
    await expect(demo.button('Start')).toHaveAttribute('aria-disabled', 'true')
    await demo.event('killed by SIGKILL').last().click()
    await expect(demo.now).toContainText('SIGKILL')
    await demo.button('Step back').click()
    await expect(demo.now).not.toContainText('was ended by SIGKILL')
  } finally {
    await context.close()
    await service.stop()
  }
})

test('no violation in the gallery, before the start, at a moment and with the notes', async ({
  page,
}) => {
  await page.emulateMedia({ reducedMotion: 'reduce' })
  await page.goto('/demos')
  await expect(page.getByText('can run').first()).toBeVisible()
  expect.soft(await violationsInLooks(page, 0), 'gallery').toEqual([])
  const demo = await Demo.open(page)
  expect.soft(await violationsInLooks(page, 1), 'nothing runs').toEqual([])
  await demo.playRecorded()
  await toDeath(page, demo)
  expect.soft(await violationsInLooks(page, 0), 'a moment').toEqual([])
  await demo.button('Why now?').click()
  await demo.button('In the notes').click()
  await expect(page.getByRole('complementary', { name: 'In the notes' })).toBeVisible()
  for (const turn of [0, 1]) expect.soft(await violationsInLooks(page, turn), 'notes').toEqual([])
})

async function toDeath(page: Page, demo: Demo): Promise<void> {
  await expect(page.getByText('Nothing is running for it now')).toBeVisible()
  const last = Number(await demo.position.getAttribute('max'))
  await demo.position.fill(String(Math.floor(last * 0.4)))
}
