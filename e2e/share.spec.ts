import { expect } from '@playwright/test'
import { HUNDRED_THOUSAND } from '../bench/snippets.ts'
import { Playground } from './support/playground.ts'
import { shareSource } from './support/shareSource.ts'
import { freePort, openService } from './support/startService.ts'
import { test } from './support/test.ts'
import { violations } from './support/violations.ts'

const NO_LINK = 'There is no such link. It was deleted, expired, or never existed.'

/** Runs the page's snippet and shares step 23 of it. Resolves to the link's path. */
async function share(playground: Playground): Promise<string> {
  await playground.run()
  await playground.position.fill('23')
  await playground.button('Share').click()
  await playground.button('Create link').click()
  const link = playground.page.getByRole('textbox', { name: 'Link', exact: true })
  return new URL(await link.inputValue()).pathname
}

test('a link opens at its moment for a stranger, who can fork it and run it again', async ({
  page,
  newVisitor,
}) => {
  const playground = await Playground.open(page)
  await page.getByRole('combobox', { name: 'Clock' }).selectOption('Real time')
  const path = await share(playground)
  expect(path).toMatch(/^\/s\/[\w-]{16}$/)
  expect(new URL(page.url()).pathname).toBe(path)
  const moment = await playground.moment()

  const { page: other, asked } = await newVisitor()
  await other.goto(path)
  const opened = new Playground(other)
  await expect(opened.position).toHaveValue('23')
  // The cards of a moment come one after the other.
  await expect.poll(() => opened.moment()).toEqual(moment)
  await expect(other.getByRole('combobox', { name: 'Clock' })).toHaveValue('time')
  await expect(other.getByRole('textbox', { name: 'Snippet' })).toHaveValue(/console\.log\(8\)/)
  const link = `GET /api/shares${path.slice(2)}`
  expect(asked.sort()).toEqual([`${link}/moment`, `${link}/recording`, 'GET /api/versions'])

  await opened.button('Fork').click()
  await expect(other).toHaveURL('/')
  await expect(opened.position).toHaveValue('23')
  await expect(other.getByRole('textbox', { name: 'Snippet' })).toBeFocused()
  await other.goBack()
  await expect(other).toHaveURL(path)
  await expect(opened.button('Fork')).toBeVisible()
  await opened.run()
  await expect(other).toHaveURL('/')
  await expect(opened.position).toHaveValue('0')
})

const EDIT = "console.log('edited')\n"

test('an edit survives a reload, of the playground and of a fork, and a link followed anew shows its own', async ({
  page,
  baseURL,
}) => {
  const { id, url } = await shareSource(baseURL, "console.log('shared')\n", 1)
  const playground = await Playground.open(page)
  const snippet = page.getByRole('textbox', { name: 'Snippet' })
  await playground.write(EDIT)
  await page.getByRole('combobox', { name: 'Module kind' }).selectOption('ES module')
  await page.reload()
  await expect(snippet).toHaveValue(EDIT)
  await expect(page.getByRole('combobox', { name: 'Module kind' })).toHaveValue('module')

  await page.goto(url)
  await playground.editorIsHere()
  await expect(snippet).toHaveValue("console.log('shared')\n")
  await playground.write(`${EDIT}// of the link`)
  await page.reload()
  await expect(snippet).toHaveValue(`${EDIT}// of the link`)
  await expect(page).toHaveURL(`/s/${id}`)
  await expect(page.getByText('The snippet was edited after this run')).toBeVisible()
  await playground.button('Fork').click()
  await expect(page).toHaveURL('/')
  await page.reload()
  await expect(snippet).toHaveValue(`${EDIT}// of the link`)
  await page.goto(url)
  await expect(snippet).toHaveValue("console.log('shared')\n")
})

test('after an edit, Share asks whether to run it first, and the link without storage holds the edit', async ({
  page,
  baseURL,
  newVisitor,
}) => {
  const { url } = await shareSource(baseURL, "console.log('shared')\n", 1)
  await page.goto(url)
  const playground = new Playground(page)
  await playground.editorIsHere()
  const snippet = page.getByRole('textbox', { name: 'Snippet' })
  await expect(snippet).toHaveValue("console.log('shared')\n")
  await playground.button('Fork').click()
  await expect(snippet).toBeFocused()
  await expect(snippet).toHaveValue("console.log('shared')\n")
  // By keys: the editor may take back the selection that a field is filled by, when it has just got the focus.
  await page.keyboard.press('ControlOrMeta+a')
  await page.keyboard.insertText(EDIT)
  await expect(snippet).toHaveValue(EDIT)
  await playground.button('Share').click()
  const popover = page.getByRole('dialog', { name: 'Share' })
  await expect(popover.getByRole('status')).toHaveText(
    'The snippet was edited after this run. A link shows a recording: run the snippet again to share what it does now.',
  )
  await expect(page).toHaveURL('/')
  await expect(popover.getByRole('button', { name: 'Share the run before the edit' })).toBeVisible()
  await expect(popover).toContainText('Carries the edited snippet')
  await expect(popover).toContainText('These files hold the run before the edit.')
  const carried = popover.getByRole('textbox', { name: 'Link without storage' })
  await expect(carried).toHaveValue(/#v1\./)
  const { page: other } = await newVisitor()
  await other.goto(await carried.inputValue())
  await expect(other.getByRole('textbox', { name: 'Snippet' })).toHaveValue(EDIT)

  await popover.getByRole('button', { name: 'Run again and share' }).click()
  const link = popover.getByRole('textbox', { name: 'Link', exact: true })
  await other.goto(await link.inputValue())
  await expect(other.getByRole('textbox', { name: 'Snippet' })).toHaveValue(EDIT)
  await expect(new Playground(other).position).toHaveValue('0')
  expect(await new Playground(other).texts()).toBe('edited')
})

test('to open Share publishes nothing: Create link does, and again only for another step', async ({
  page,
}) => {
  const playground = await Playground.open(page)
  await playground.run()
  const asked: string[] = []
  page.on('request', (request) => {
    if (request.url().includes('/api/shares')) asked.push(request.method())
  })
  await playground.button('Share').click()
  const popover = page.getByRole('dialog', { name: 'Share' })
  await expect(popover.getByRole('textbox', { name: 'Link without storage' })).toHaveValue(/#v1/)
  await expect(popover.getByRole('textbox', { name: 'Link', exact: true })).toHaveCount(0)
  expect(asked).toEqual([])
  await expect(page).toHaveURL('/')

  await playground.button('Create link').click()
  const link = popover.getByRole('textbox', { name: 'Link', exact: true })
  await expect(link).toBeFocused()
  await expect(popover.getByRole('button', { name: /^Create link/ })).toHaveCount(0)
  const first = await link.inputValue()
  await page.keyboard.press('Escape')
  await playground.position.fill('5')
  await playground.button('Share').click()
  await expect(link).toHaveValue(`${first}?step=5`)
  expect(asked).toEqual(['POST'])
})

test('a link is deleted by whoever made it, and by nobody else', async ({
  page,
  baseURL,
  newVisitor,
}) => {
  const playground = await Playground.open(page)
  const path = await share(playground)
  const { page: other } = await newVisitor()
  await other.goto(path)
  await expect(new Playground(other).position).toHaveValue('23')
  await other.getByRole('button', { name: 'Share', exact: true }).click()
  await expect(other.getByRole('textbox', { name: 'Link', exact: true })).toHaveValue(
    `${baseURL}${path}`,
  )
  await expect(other.getByRole('button', { name: 'Delete this link' })).toHaveCount(0)

  // The key is kept, so that the page need not be the one that made the link.
  await page.goto(path)
  await playground.button('Share').click()
  await playground.button('Delete this link').click()
  await expect(page).toHaveURL('/')
  const answer = await other.goto(path)
  expect(answer?.status()).toBe(404)
  await expect(other.locator('.notice[role="alert"]')).toHaveText(NO_LINK)
  await expect(other.getByRole('button', { name: 'Run', exact: true })).toBeEnabled()
})

test('a link without storage carries the snippet, and tells the service nothing', async ({
  page,
  newVisitor,
}) => {
  const playground = await Playground.open(page)
  const source = "// ü 😀\nconsole.log('</script>')\n"
  await playground.write(source)
  await page.getByRole('combobox', { name: 'Node version' }).selectOption('22')
  await page.getByRole('combobox', { name: 'Module kind' }).selectOption('ES module')
  await playground.button('Share').click()
  const field = page.getByRole('textbox', { name: 'Link without storage' })
  await expect(field).toHaveValue(/#v1\./)
  const link = await field.inputValue()
  await page.keyboard.press('Escape')
  await expect(field).toHaveCount(0)
  await expect(playground.button('Share')).toBeFocused()

  const { page: other, asked } = await newVisitor()
  await other.goto(link)
  await expect(other.getByRole('textbox', { name: 'Snippet' })).toHaveValue(source)
  await expect(other.getByRole('combobox', { name: 'Module kind' })).toHaveValue('module')
  await expect(other.getByRole('option', { name: 'Node 22.' })).toBeAttached()
  await expect(other.getByRole('combobox', { name: 'Node version' })).toHaveValue('22')
  expect(asked).toEqual(['GET /api/versions'])
  await new Playground(other).run()
  expect(await new Playground(other).texts()).toBe('</script>')
  await other.goto(link.slice(0, -6))
  await other.reload()
  await expect(other.locator('.notice[role="alert"]')).toContainText('the address is incomplete')
})

test('a run that the service has forgotten is run again to be shared', async ({ newVisitor }) => {
  const port = await freePort()
  let service = await openService(port)
  const { page } = await newVisitor({ baseURL: service.url })
  try {
    const playground = await Playground.open(page)
    await playground.run()
    await service.stop()
    service = await openService(port)
    await playground.button('Share').click()
    const popover = page.getByRole('dialog', { name: 'Share' })
    await playground.button('Create link').click()
    await expect(popover).toContainText('This run is no longer kept')
    await popover.getByRole('button', { name: 'Run again and share' }).click()
    await expect(page.getByRole('textbox', { name: 'Link', exact: true })).toHaveValue(/\/s\//)
    await expect(page).toHaveURL(/\/s\/[\w-]{16}$/)
  } finally {
    await service.stop()
  }
})

test('a recording of 100,000 events opens', async ({ page, baseURL }) => {
  const { url } = await shareSource(baseURL, HUNDRED_THOUSAND, 30_000)
  await page.goto(url)
  await expect(page.getByRole('slider', { name: 'Position' })).toHaveValue('30000')
  await expect(page.getByRole('status', { name: 'Outcome' })).toContainText('Finished')
})

test('neither the link’s page, its popover nor the player has a violation', async ({
  baseURL,
  newVisitor,
}) => {
  // axe is put into the page as a script, which its content security policy forbids.
  const { page } = await newVisitor({ bypassCSP: true })
  const { id, url } = await shareSource(baseURL, 'console.log(1)\nsetTimeout(() => {})\n', 3)
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' })
  await page.goto(url)
  await expect(page.getByRole('slider', { name: 'Position' })).toHaveValue('3')
  await page.getByRole('button', { name: 'Share', exact: true }).click()
  await expect(page.getByRole('textbox', { name: 'Link without storage' })).toHaveValue(/#v1/)
  expect.soft(await violations(page)).toEqual([])
  for (const theme of ['light', 'dark']) {
    await page.goto(`/embed/${id}?theme=${theme}`)
    await expect(page.getByRole('slider', { name: 'Position' })).toHaveValue('3')
    await expect(page.locator('html')).toHaveAttribute('data-theme', theme)
    expect.soft(await violations(page)).toEqual([])
  }
  await page.goto('/embed/unknown')
  await expect(page.getByRole('alert')).toHaveText(NO_LINK)
})

test('once there is a link, another step of the recording is a parameter of its address, and no new link', async ({
  page,
  baseURL,
  newVisitor,
}) => {
  const playground = await Playground.open(page)
  const path = await share(playground)
  const created: string[] = []
  page.on('request', (request) => {
    if (request.method() === 'POST') created.push(new URL(request.url()).pathname)
  })
  await page.keyboard.press('Escape')
  await playground.position.fill('7')
  await playground.button('Share').click()
  const popover = page.getByRole('dialog', { name: 'Share' })
  const link = popover.getByRole('textbox', { name: 'Link', exact: true })
  await expect(link).toHaveValue(`${baseURL}${path}?step=7`)
  await expect(popover.getByRole('status').first()).toContainText('at step 7.')
  expect(created).toEqual([])

  const { page: other } = await newVisitor()
  await other.goto(await link.inputValue())
  await expect(new Playground(other).position).toHaveValue('7')
  await expect(other).toHaveURL(`${path}?step=7`)
  // What is no step's number is as if no one had asked for one.
  await other.goto(`${path}?step=-7`)
  await expect(new Playground(other).position).toHaveValue('23')
})

test('the dialog sets how the player looks in another page, and the player does as its address says', async ({
  page,
}) => {
  const playground = await Playground.open(page)
  await share(playground)
  const popover = page.getByRole('dialog', { name: 'Share' })
  await popover.getByRole('combobox', { name: 'Size of the player' }).selectOption('Small')
  await popover.getByRole('combobox', { name: 'Theme of the player' }).selectOption('light')
  await popover.getByRole('combobox', { name: 'Start of the player' }).selectOption('first')
  await popover.getByRole('checkbox', { name: 'Plays by itself' }).check()
  await popover.getByRole('checkbox', { name: 'Shows the code' }).uncheck()
  const tag = await popover.getByRole('textbox', { name: 'Embed' }).inputValue()
  const frame = await page.evaluate((html) => {
    const { firstElementChild } = new DOMParser().parseFromString(html, 'text/html').body
    return ['src', 'width', 'height'].map((name) => firstElementChild?.getAttribute(name) ?? '')
  }, tag)
  const src = new URL(frame[0] ?? '')
  expect([src.search, ...frame.slice(1)]).toEqual([
    '?theme=light&step=0&autoplay=1&code=0',
    '480',
    '480',
  ])

  await page.setViewportSize({ width: 480, height: 480 })
  await page.goto(src.href)
  const position = page.getByRole('slider', { name: 'Position' })
  // It has come to the end by itself, from the first step.
  await expect(position).toHaveValue((await position.getAttribute('max')) ?? '', {
    timeout: 45_000,
  })
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'light')
  await expect(page.locator('.embed-code')).toHaveCount(0)
  await expect(page.getByRole('list', { name: 'Output' })).toBeVisible()
  await expect(page.locator('.ring-box')).toBeInViewport({ ratio: 1 })

  await page.emulateMedia({ reducedMotion: 'reduce' })
  await page.goto(`${src.pathname}?step=4&autoplay=1`)
  await expect(position).toHaveValue('4')
  await expect(page.getByRole('button', { name: 'Play', exact: true })).toBeEnabled()
  await expect(page.locator('.embed-code')).toBeVisible()
})
